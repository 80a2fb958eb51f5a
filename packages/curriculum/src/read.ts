import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Curriculum } from './manuscripts.ts';
import { parseCurriculum } from './parse-curriculum.ts';
import type { ContentFiles } from './surroundings.ts';

const CONTENT = fileURLToPath(new URL('../content/', import.meta.url));
const TEXT = /\.(md|yaml|svg)$/;

/**
 * Reads the Kameleon curriculum that comes with this package.
 * @throws CurriculumFault with everything that is wrong, each with file, line and a sentence
 */
export async function readCurriculum(): Promise<Curriculum> {
  return parseCurriculum(await readContent());
}

/** Every text of the content by its path in it. The only place in this package that reads files. */
export async function readContent(): Promise<ContentFiles> {
  const names = (await readdir(CONTENT, { recursive: true })).filter((name) => TEXT.test(name)).toSorted();
  return new Map(
    await Promise.all(
      names.map(async (name) => [name.replaceAll(sep, '/'), await readFile(join(CONTENT, name), 'utf8')] as const),
    ),
  );
}
