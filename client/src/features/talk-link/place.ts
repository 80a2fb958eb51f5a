/** What a conversation is about, as the API names it. */
type PlaceKind = 'LESSON' | 'CASE' | 'MODULE' | 'WORKSHOP';
export type PlaceName = { kind: PlaceKind; key: string };

const WORDS: Readonly<Record<PlaceKind, string>> = {
  LESSON: 'les',
  CASE: 'voorbeeld',
  MODULE: 'module',
  WORKSHOP: 'workshop',
};

/** The place as it stands in an address: `les:<module>/<lesson>`, `voorbeeld:<key>`, `module:<key>` or `workshop:<key>`. */
function wordOf({ kind, key }: PlaceName): string {
  return encodeURIComponent(`${WORDS[kind]}:${key}`).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

/** The place that an address names; undefined where it names none. */
export function placeIn(word: string | null): PlaceName | undefined {
  const [, name, key = ''] = /^([a-z]+):(.+)$/.exec(word ?? '') ?? [];
  const kind = (Object.keys(WORDS) as PlaceKind[]).find((one) => WORDS[one] === name);
  return kind && { kind, key };
}

/** Where its conversations are. */
export function talkPath(place: PlaceName): string {
  return `/gesprekken?bij=${wordOf(place)}`;
}

/** Where one begins, with a title to adapt. */
export function newTalkPath(place: PlaceName, title?: string): string {
  return `/gesprekken/nieuw?bij=${wordOf(place)}${title ? `&titel=${encodeURIComponent(title)}` : ''}`;
}
