import { type Check, runTool, unlessContent } from './workshop.ts';

let building: Promise<string[]> | undefined;

/** Builds what is stale, once for all checks that look at what was built. Gives what went wrong. */
export function built(): Promise<string[]> {
  building ??= runTool(['nx', 'nx'], ['run-many', '-t', 'build', '--outputStyle=static']).then(unlessContent);
  return building;
}

/** Server and client can be built. */
export const build: Check = { name: 'build', run: async () => ({ findings: await built() }) };
