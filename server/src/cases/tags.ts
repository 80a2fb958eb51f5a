import { BARRIERS, Phase, type PlacedCase } from '../catalogue/index.ts';
import { addressName } from '../platform/words.ts';

/** By what one chooses among case studies. */
export const TAG_KINDS = ['barrier', 'age', 'channel', 'phase'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/** `value` stands in the address; `label` is what the author wrote, or the value where the interface has a word for it. */
export type Tag = Readonly<{ value: string; label: string }>;
export type Tags = Readonly<Record<TagKind, readonly Tag[]>>;

/** What authors write where an example is for every age. */
const EVERY_AGE = 'alle leeftijden';

/** The tags of one case study. `peuters en kleuters` is two ages, a channel is one name; phases are those of the lessons in which it stands. */
function tagsOf({ study, places }: PlacedCase): Tags {
  const phases = new Set<string>(places.flatMap(({ lessons }) => lessons.map((lesson) => lesson.phase)));
  return {
    barrier: [study.barrier].map(known),
    age: partsOf(study.age),
    channel: [named(study.channel)],
    phase: Object.values(Phase)
      .filter((phase) => phases.has(phase))
      .map(known),
  };
}

/**
 * What can be chosen, and what each case study is found under. One for every age is found under each age that there is,
 * so that nobody who teaches toddlers misses it.
 */
export function tagsOfAll(cases: readonly PlacedCase[]): { choices: Tags; tags: readonly Tags[] } {
  const tags = cases.map(tagsOf);
  const every = addressName(EVERY_AGE);
  const ages = inOrder(tags.flatMap(({ age }) => age)).filter(({ value }) => value !== every);
  const ofEvery = ({ age }: Tags) => age.some(({ value }) => value === every);
  return {
    choices: {
      barrier: inThisOrder(
        BARRIERS,
        tags.flatMap(({ barrier }) => barrier),
      ),
      age: ages,
      channel: inOrder(tags.flatMap(({ channel }) => channel)),
      phase: inThisOrder(
        Object.values(Phase),
        tags.flatMap(({ phase }) => phase),
      ),
    },
    tags: tags.map((one) => (ofEvery(one) ? { ...one, age: ages } : one)),
  };
}

const known = (value: string): Tag => ({ value, label: value });

const named = (label: string): Tag => ({ value: addressName(label), label: label.trim() });

function partsOf(words: string): Tag[] {
  return words.split(/\s+en\s+|\s*[,/]\s*/).map(named);
}

/** Each once, by the alphabet. */
function inOrder(tags: readonly Tag[]): Tag[] {
  const once = new Map(
    tags
      .filter(({ value }) => value !== '')
      .toReversed()
      .map((tag) => [tag.value, tag]),
  );
  return [...once.values()].toSorted((one, other) => one.label.localeCompare(other.label, 'nl'));
}

function inThisOrder(order: readonly string[], tags: readonly Tag[]): Tag[] {
  return order.filter((value) => tags.some((tag) => tag.value === value)).map(known);
}
