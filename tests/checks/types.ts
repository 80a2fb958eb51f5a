import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Check, cacheFolder, root, runTool } from './workshop.ts';

const projects = [
  'server',
  'client',
  ...readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}`),
  'tests',
].filter((project) => existsSync(path.join(root, project, 'tsconfig.json')));

/** The types of each project hold. What did not change since the last run is not looked at again. */
export const types: Check[] = projects.map((project) => ({
  name: `types ${project}`,
  run: async () => {
    const memory = path.join(cacheFolder('types'), `${project.replaceAll('/', '-')}.tsbuildinfo`);
    const { output } = await runTool(
      ['typescript', 'tsc'],
      ['-p', project, '--pretty', 'false', '--incremental', '--tsBuildInfoFile', memory],
    );
    return { findings: faultsIn(output) };
  },
}));

/** One finding a fault; lines that go on with the one before stay with it. */
function faultsIn(output: string): string[] {
  return output
    .split(/\n(?=\S)/)
    .map((fault) => fault.trim())
    .filter((fault) => fault !== '');
}
