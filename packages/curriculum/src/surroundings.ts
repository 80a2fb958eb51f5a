import type { Faults } from './faults.ts';

/** The files of the content by their path in it, such as `cases/een-taak.md`. */
export type ContentFiles = ReadonlyMap<string, string>;

/** What a part of the curriculum may refer to, and where its faults are told. */
export type Surroundings = Readonly<{
  files: ContentFiles;
  statements: ReadonlySet<string>;
  cases: ReadonlySet<string>;
  faults: Faults;
}>;

/** A name with the place where it stands. */
export type Named = Readonly<{ name: string; file: string; line: number }>;

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_NAME = 120;

/** Keys and slugs stand in addresses and are what progress and answers hang on. */
export function checkName({ name, file, line }: Named, { faults }: Surroundings): void {
  if (!NAME.test(name)) faults.add(file, line, `“${name}” mag alleen kleine letters, cijfers en koppeltekens hebben.`);
  else if (name.length > LONGEST_NAME) faults.add(file, line, `“${name}” is langer dan ${LONGEST_NAME} tekens.`);
}

/** Says which names came before. */
export function checkOnce(names: readonly Named[], faults: Faults, what = 'De sleutel'): void {
  const first = new Map<string, Named>();
  for (const named of names) {
    const { name, file, line } = named;
    const before = first.get(name);
    if (before)
      faults.add(
        file,
        line,
        `${what} “${name}” is al gebruikt (${before.file}:${before.line}). Verander een van de twee.`,
      );
    else first.set(name, named);
  }
}

export function checkStatements(
  ids: readonly string[],
  { file, line }: Omit<Named, 'name'>,
  { statements, faults }: Surroundings,
): void {
  for (const id of ids) {
    if (!statements.has(id)) faults.add(file, line, `De uitspraak ${id} staat niet in statements.yaml.`);
  }
}

export function checkDrawing({ name, file, line }: Named, { files, faults }: Surroundings): void {
  if (!files.has(name)) faults.add(file, line, `De tekening ${name} bestaat niet.`);
}
