import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import client from '../../client/codegen.ts';
import { built } from './build.ts';
import { type Check, cacheFolder, root, runNode, runTool, unlessContent } from './workshop.ts';

const SCHEMA = 'server/schema.graphql';
const DOCUMENTS = 'client/src/graphql.gen.ts';
const TRACEABILITY = 'packages/curriculum/content/traceability.md';

/** Schema, documents and traceability table are what the sources give. They are made on the side and held against them. */
export const generated: Check = {
  name: 'generated',
  run: async () => {
    if ((await built()).length > 0) return { findings: ['not looked at, because the build failed'] };
    const folder = cacheFolder('generated');
    return { findings: [...(await schemaAndDocuments(folder)), ...(await traceability(folder))] };
  },
};

async function schemaAndDocuments(folder: string): Promise<string[]> {
  const schema = path.join(folder, 'schema.graphql');
  const ran = await runNode(['server/dist/generate-schema.js', schema]);
  return ran.status === 0 ? [...unlike(SCHEMA, schema), ...(await documentsFrom(schema, folder))] : unlessContent(ran);
}

async function traceability(folder: string): Promise<string[]> {
  const ran = await runNode(['packages/curriculum/src/report.ts', '--traceability']);
  const table = path.join(folder, 'traceability.md');
  writeFileSync(table, ran.output);
  return ran.status === 0 ? unlike(TRACEABILITY, table) : unlessContent(ran);
}

async function documentsFrom(schema: string, folder: string): Promise<string[]> {
  const made = path.join(folder, 'graphql.gen.ts');
  const [how] = Object.values(client.generates);
  const documents = path.join(root, 'client', String(client.documents));
  const config = path.join(folder, 'codegen.json');
  writeFileSync(config, JSON.stringify({ schema, documents, generates: { [made]: how } }));
  const ran = await runTool(['@graphql-codegen/cli', 'graphql-codegen'], ['--config', config, '--silent']);
  return ran.status === 0 ? unlike(DOCUMENTS, made) : unlessContent(ran);
}

/** Says where a committed file first differs from what was just made. */
export function unlike(committed: string, made: string, house = root): string[] {
  const file = path.join(house, committed);
  const ours = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const theirs = readFileSync(made, 'utf8').split('\n');
  const at = theirs.findIndex((line, index) => line !== ours[index]);
  if (at === -1 && ours.length === theirs.length) return [];
  const line = at === -1 ? theirs.length : at;
  const [is, should] = [ours[line] ?? 'nothing more', theirs[line] ?? 'nothing more'];
  return [
    `${committed}:${line + 1} is out of date; run npm run generate.\n  it says       ${is}\n  it should say ${should}`,
  ];
}
