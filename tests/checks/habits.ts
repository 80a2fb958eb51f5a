import { type Source, sources } from './sources.ts';
import type { Check } from './workshop.ts';

type Habit = { shape: RegExp; sentence: string };

/** A reason is at least three words after the colon or dashes. */
const HABITS: Habit[] = [
  {
    shape: /biome-ignore(?:-all|-start)? [\w/]+(?!\S*: *\S+ +\S+ +\S+)/,
    sentence: 'A rule is switched off without a reason: say in a few words why it does not hold here.',
  },
  {
    shape: /@ts-expect-error(?!:? *\S+ +\S+ +\S+)/,
    sentence: 'A type fault is expected without a reason: say in a few words why.',
  },
  {
    shape: /@ts-(?:ignore|nocheck)|eslint-disable/,
    sentence: 'This silences more than one fault: mend it, or use @ts-expect-error with a reason.',
  },
  {
    shape: /\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|todo|failing)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/,
    sentence: 'Some tests would not run: take the restriction away, or the test.',
  },
  {
    shape: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    sentence: 'Something is left for later: do it, or make an issue of it.',
  },
];

/** This check and its proof hold the words they look for. */
const OWN = /^tests\/checks\/habits/;

/** Habits found in a text, each with its line. */
export function habitsIn({ file, text }: Source): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      HABITS.filter(({ shape }) => shape.test(line)).map(
        ({ sentence }) => `${file}:${index + 1} ${line.trim().slice(0, 120)}\n  ${sentence}`,
      ),
    );
}

/** Nothing is switched off without a reason, no test stands aside, nothing is left for later. */
export const habits: Check = {
  name: 'habits',
  run: async () => {
    const all = sources(/\.(?:ts|tsx|mjs|cjs|css|md|ya?ml|jsonc?|graphql|sh)$|(?:^|\/)(?:Dockerfile|run)$/);
    const ours = all.filter(({ file }) => !OWN.test(file) && file !== 'package-lock.json');
    return { findings: ours.flatMap(habitsIn) };
  },
};
