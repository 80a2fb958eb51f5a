import { describe, expect, test } from '@jest/globals';
import { LIMITS, type Manifest, weigh } from './weight.ts';

const styles: Manifest = {
  'src/styles/index.css': { file: 'site.css', assets: ['serif.woff2', 'drawing.svg'] },
  'src/styles/reader.css': { file: 'reader.css' },
};
const scripts: Manifest = {
  'src/enhance.ts': { file: 'enhance.js' },
  'src/talk.ts': { file: 'talk.js' },
  'src/start-learner.ts': { file: 'start.js' },
  'src/entry-learner.tsx': { file: 'learner.js', imports: ['_shared.js'], dynamicImports: ['small.tsx', 'large.tsx'] },
  '_shared.js': { file: 'shared.js' },
  'small.tsx': { file: 'small.js' },
  'large.tsx': { file: 'large.js', imports: ['_shared.js'] },
};

function weighed(sizes: Record<string, number>, texts: Record<string, string> = {}) {
  const gzip = (file: string) => sizes[file] ?? 1000;
  return weigh({ manifest: { ...styles, ...scripts }, gzip, text: (file) => texts[file] ?? '' });
}

describe('page weight', () => {
  test('within the limits there is nothing to say, but the table', () => {
    const { findings, told } = weighed({ 'learner.js': 100_000, 'shared.js': 60_000 });
    expect(findings).toEqual([]);
    expect(told).toMatch(/learner's application +JavaScript +162\.0 kB +180\.0 kB/);
    expect(told).toMatch(/font +serif\.woff2 +1\.0 kB/);
    expect(told).not.toContain('drawing.svg');
  });

  test('a public page over its limit is told by how much', () => {
    expect(weighed({ 'enhance.js': LIMITS.publicScript + 500 }).findings).toEqual([
      'public pages: 20.5 kB of JavaScript after gzip, where 20.0 kB is the most',
    ]);
  });

  test('fonts that are heavier together than they may be are told', () => {
    expect(weighed({ 'serif.woff2': LIMITS.fonts + 1000 }).findings).toEqual([
      'fonts: 91.0 kB, where 90.0 kB is the most',
    ]);
  });

  test('what an entry imports counts with it, once, and so does the heaviest part that is loaded later', () => {
    const { findings } = weighed({ 'learner.js': 90_000, 'shared.js': 50_000, 'small.js': 30_000, 'large.js': 41_000 });
    expect(findings).toEqual(["learner's application: 182.0 kB of JavaScript after gzip, where 180.0 kB is the most"]);
  });

  test("a bundle that holds GraphQL's parser is told, wherever it hides", () => {
    const { findings } = weighed({}, { 'shared.js': 'throw Error("Unterminated string.")' });
    expect(findings).toEqual([expect.stringContaining("shared.js ships GraphQL's parser")]);
  });
});
