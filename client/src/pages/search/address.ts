import type { FindableKind } from '../../graphql.gen.ts';

/** What stands in the address for each kind. */
export const KINDS: Readonly<Record<FindableKind, string>> = {
  PROGRAMME: 'opleidingen',
  MODULE: 'modules',
  LESSON: 'lessen',
  CASE: 'praktijkvoorbeelden',
  WORKSHOP: 'workshops',
  POST: 'gesprekken',
  NOTE: 'antwoorden',
  STEP: 'stappen',
};

export type Asked = { words: string; kind?: FindableKind | undefined; after?: string | null };

export function addressOf({ words, kind, after }: Asked): string {
  const wish = { zoek: words, ...(kind ? { in: KINDS[kind] } : {}), ...(after ? { na: after } : {}) };
  return `/zoeken?${new URLSearchParams(wish)}`;
}
