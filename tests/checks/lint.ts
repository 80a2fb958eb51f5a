import { type Check, root, runTool } from './workshop.ts';

const ROW = /^::(\w+) title=([^,]*),file=([^,]*),line=(\d+),[^:]*::(.*)$/gm;

/** Rules and formatting; a remark counts as much as an error. `npm run format` mends what can be mended by itself. */
export const lint: Check = {
  name: 'lint',
  run: async () => {
    const ran = await runTool(
      ['@biomejs/biome', 'biome'],
      ['ci', '--reporter=github', '--max-diagnostics=none', '--error-on-warnings', '.'],
    );
    const findings = [...ran.output.matchAll(ROW)].map(([, , rule, file, line, words]) => {
      const where = file?.replace(root, '');
      return `${where}:${line} ${rule}: ${words}`;
    });
    if (findings.length === 0 && ran.status !== 0) findings.push(`\n${ran.output}${ran.errors}`);
    return { findings };
  },
};
