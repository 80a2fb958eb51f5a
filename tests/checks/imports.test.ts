import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forbiddenImports } from './imports.ts';
import { root } from './workshop.ts';

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string; comment: string }[];
};

/** For each rule a file that breaks it and what it imports. */
const BROKEN: Record<string, [from: string, to: string]> = {
  'door-of-a-domain': ['server/src/sales/place-order.ts', 'server/src/access/entitlements.ts'],
  'door-for-the-house': ['server/src/academy.ts', 'server/src/sales/orders.ts'],
  'platform-knows-no-domain': ['server/src/platform/jobs/jobs.ts', 'server/src/sales/index.ts'],
  'features-are-neighbours': ['client/src/features/reflection/prompt.tsx', 'client/src/features/check/check.tsx'],
  'pages-are-neighbours': ['client/src/pages/home/home-page.tsx', 'client/src/pages/module/module-page.tsx'],
  'features-below-pages': ['client/src/features/outline/outline.tsx', 'client/src/pages/lesson/lesson-page.tsx'],
  'ui-knows-no-product': ['client/src/ui/card.tsx', 'client/src/features/module-row/module-row.tsx'],
  'client-and-server-apart': ['client/src/page.tsx', 'server/src/platform/clock.ts'],
  'server-and-client-apart': ['server/src/platform/http/pages.ts', 'client/src/shell.ts'],
  'packages-stand-alone': ['packages/curriculum/src/read.ts', 'server/src/authoring/manuscripts.ts'],
  'packages-without-io': ['packages/messages/src/index.ts', 'node:fs'],
  'door-of-a-package': ['client/src/format.ts', 'packages/messages/src/nl-BE/pages.ts'],
  'no-circles': ['packages/curriculum/src/one.ts', 'packages/curriculum/src/other.ts'],
};

/** Imports that every rule has to let through. */
const SOUND: [from: string, to: string][] = [
  ['server/src/sales/settle.ts', 'server/src/access/index.ts'],
  ['server/src/sales/settle.ts', 'server/src/sales/letters.ts'],
  ['server/src/sales/settle.ts', 'server/src/platform/mail/queue.ts'],
  ['server/src/domains.ts', 'server/src/learning/index.ts'],
  ['server/src/migrations.ts', 'server/src/learning/learning.migration.ts'],
  ['client/src/pages/orders/orders-page.tsx', 'client/src/features/written/written.tsx'],
  ['client/src/features/written/written.tsx', 'client/src/ui/text.tsx'],
  ['packages/curriculum/src/files.ts', 'node:fs'],
  ['tests/drills/stage.ts', 'server/src/testing/people.ts'],
];

let house: string;
let found: Awaited<ReturnType<typeof forbiddenImports>>;

beforeAll(async () => {
  house = mkdtempSync(path.join(tmpdir(), 'walls-'));
  copyFileSync(path.join(root, 'tsconfig.base.json'), path.join(house, 'tsconfig.base.json'));
  const imports = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const relative = path.posix.relative(path.posix.dirname(from), to);
    const specifier = to.startsWith('node:') ? to : relative.startsWith('.') ? relative : `./${relative}`;
    imports.set(from, [...(imports.get(from) ?? []), specifier]);
    if (!to.startsWith('node:')) imports.set(to, imports.get(to) ?? []);
  };
  for (const [from, to] of [...Object.values(BROKEN), ...SOUND]) add(from, to);
  add('packages/curriculum/src/other.ts', 'packages/curriculum/src/one.ts');
  for (const [file, specifiers] of imports) {
    mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
    const lines = specifiers.map((specifier, index) => `import * as part${index} from '${specifier}';`);
    const used = specifiers.map((_, index) => `part${index}`).join(', ');
    writeFileSync(path.join(house, file), `${lines.join('\n')}\nexport const parts = [${used}];\n`);
  }
  found = await forbiddenImports(['server/src', 'client/src', 'packages', 'tests'], house);
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the walls of the house', () => {
  test('every rule has its proof here', () => {
    expect(rules.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(BROKEN).sort());
  });

  test.each(Object.entries(BROKEN))('%s stops what it forbids and names the right door', (rule, [from, to]) => {
    const sentence = rules.forbidden.find((one) => one.name === rule)?.comment;
    expect(sentence).toMatch(/\w+.*: .*\w+|\.$/);
    const stopped = found.filter((one) => one.rule === rule);
    expect(stopped).toContainEqual(
      expect.objectContaining({ from, to: expect.stringContaining(to.replace('node:', '')), sentence }),
    );
  });

  test('what goes by the doors is let through', () => {
    for (const [from, to] of SOUND) {
      expect(found.filter((one) => one.from === from && one.to === to)).toEqual([]);
    }
  });
});
