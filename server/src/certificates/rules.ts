import type { PublishedModule, PublishedProgramme } from '../catalogue/index.ts';
import type { Way } from '../learning/index.ts';

/**
 * When an attest can be taken. A module: once every lesson of it was done, which learning notes; and it is open to the
 * person, or all of it is free. A programme: once that holds of each of its modules.
 */
export function mayTakeModule(module: PublishedModule, way: Way | undefined, open: ReadonlySet<string>): boolean {
  const free = module.lessons.every((lesson) => lesson.free);
  return way?.finishedAt != null && (open.has(module.key) || free);
}

/** The modules of a programme, with what is published of each; none where one of them is not. */
export function partsOf(
  programme: Pick<PublishedProgramme, 'moduleKeys'>,
  modules: ReadonlyMap<string, PublishedModule>,
): PublishedModule[] {
  const parts = programme.moduleKeys.flatMap((key) => modules.get(key) ?? []);
  return parts.length === programme.moduleKeys.length ? parts : [];
}

export function mayTakeProgramme(
  parts: readonly PublishedModule[],
  ways: ReadonlyMap<string, Way>,
  open: ReadonlySet<string>,
): boolean {
  return parts.length > 0 && parts.every((module) => mayTakeModule(module, ways.get(module.key), open));
}
