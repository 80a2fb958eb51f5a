import { type Locale, type MessageKey, messagesIn } from '@fluxus/messages';
import type { NoticeKind } from './kinds.ts';
import type { NoticeWords } from './notice-writers.ts';
import type { KeptNotice } from './notices.ts';

/** Notices of one kind and place that are told of together. */
export type Bundle = {
  notices: readonly KeptNotice[];
  kind: NoticeKind;
  sentence: MessageKey;
  /** Names of who did it, each once, the latest first. */
  who: readonly string[];
  title: string;
  path: string;
  excerpt: string | undefined;
  unread: boolean;
  at: Date;
};

/** A piece of a sentence; `own` where somebody wrote it, so that it is in nobody's language but theirs. */
export type Piece = { text: string; own: boolean };

/** Puts together what is told of together, the newest first. Notices without words are told of no more. */
export function bundlesOf(notices: readonly KeptNotice[], words: ReadonlyMap<string, NoticeWords>): Bundle[] {
  const said = notices.flatMap((notice) => {
    const its = words.get(notice.id);
    return its ? [{ notice, its }] : [];
  });
  const together = Map.groupBy(said, ({ notice: { kind, place, readAt }, its }) =>
    JSON.stringify([kind, its.sentence, place, its.together, readAt === null]),
  );
  return [...together.values()].flatMap((those) => {
    const newestFirst = those.toSorted((one, other) => other.notice.at.getTime() - one.notice.at.getTime());
    const [newest] = newestFirst;
    // one goes on reading at the first of them
    const [first] = those.toSorted((one, other) => one.notice.position - other.notice.position);
    if (!newest || !first) return [];
    return [
      {
        notices: newestFirst.map(({ notice }) => notice),
        kind: newest.notice.kind,
        sentence: newest.its.sentence,
        who: [...new Set(newestFirst.flatMap(({ its }) => its.who ?? []))],
        title: newest.its.title,
        path: first.its.path,
        excerpt: those.length === 1 ? newest.its.excerpt : undefined,
        unread: newest.notice.readAt === null,
        at: newest.notice.at,
      },
    ];
  });
}

/** Stand for words of people while a sentence is made: no message has them. */
const MARKS = ['\u0001', '\u0002', '\u0003'] as const;
const [FIRST, SECOND, TITLE] = MARKS;

/** What a bundle says in a language, in pieces. */
export function sentenceOf({ sentence, who, title, notices }: Bundle, locale: Locale): Piece[] {
  const t = messagesIn(locale);
  const [first = t('notices.somebody'), second = ''] = who;
  const names = t('notices.who', { first: FIRST, second: SECOND, people: who.length, others: who.length - 1 });
  const values = { who: names, people: Math.max(1, who.length), count: notices.length, title: TITLE };
  const own: Record<string, Piece> = {
    [FIRST]: { text: first, own: who.length > 0 },
    [SECOND]: { text: second, own: true },
    [TITLE]: title === '' ? { text: t('notices.untitled'), own: false } : { text: title, own: true },
  };
  return t(sentence, values)
    .split(new RegExp(`(${MARKS.join('|')})`))
    .filter((text) => text !== '')
    .map((text) => own[text] ?? { text, own: false });
}

/** The same as one text. */
export function textOf(bundle: Bundle, locale: Locale): string {
  return sentenceOf(bundle, locale)
    .map(({ text }) => text)
    .join('');
}
