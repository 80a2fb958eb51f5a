/** How long ago, for the sentence above a look back. */
export type Ago = 'year' | 'month';

const DAY_MS = 86_400_000;
const WINDOWS: readonly { ago: Ago; days: number; around: number }[] = [
  { ago: 'year', days: 365, around: 21 },
  { ago: 'month', days: 30, around: 7 },
];

/** An answer from about a year ago, else from about a month ago: the one closest to it. */
export function lookBack<Answer extends { text: string | null; writtenAt: Date }>(
  answers: readonly Answer[],
  now: Date,
): { ago: Ago; answer: Answer } | undefined {
  for (const { ago, days, around } of WINDOWS) {
    const off = ({ writtenAt }: Answer) => Math.abs(now.getTime() - writtenAt.getTime() - days * DAY_MS);
    const [answer] = answers
      .filter((one) => one.text?.trim() && off(one) <= around * DAY_MS)
      .toSorted((one, other) => off(one) - off(other));
    if (answer) return { ago, answer };
  }
  return undefined;
}
