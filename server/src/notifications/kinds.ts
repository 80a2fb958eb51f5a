/** How soon a mail tells of what happened; `none` leaves it at what the site tells. */
export const CADENCES = ['at-once', 'daily', 'weekly', 'none'] as const;
export type Cadence = (typeof CADENCES)[number];

type Kind = {
  /** How soon a mail comes for who chose nothing. */
  mail: Cadence;
  /** What the law asks us to tell: its mail cannot be switched off. */
  obligatory?: true;
};

/** Everything that somebody can be told of. A new kind is a line here, `notices.kind.<kind>` in the messages, and its words. */
const KINDS_BY_NAME = {
  mention: { mail: 'at-once' },
  quote: { mail: 'daily' },
  reply: { mail: 'daily' },
  'best-answer': { mail: 'daily' },
  reaction: { mail: 'none' },
  'shared-answer': { mail: 'at-once' },
  moderation: { mail: 'at-once', obligatory: true },
} as const satisfies Record<string, Kind>;

export type NoticeKind = keyof typeof KINDS_BY_NAME;

export const KINDS: Readonly<Record<NoticeKind, Kind>> = KINDS_BY_NAME;
export const NOTICE_KINDS = Object.keys(KINDS_BY_NAME) as NoticeKind[];

export function isObligatory(kind: NoticeKind): boolean {
  return KINDS[kind].obligatory ?? false;
}
