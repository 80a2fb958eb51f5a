import { createHash } from 'node:crypto';
import type { MessageKey, MessageValues } from '@fluxus/messages';
import { FieldProblem, InvalidInput, refuseUnless } from '../platform/graphql/refusal.ts';

/** Characters in one post, at most. */
const LONGEST_POST = 10_000;
/** Characters in the title of a thread, at most. */
const LONGEST_TITLE = 160;
/** Characters of a quotation, at most. */
export const LONGEST_EXCERPT = 280;
/** Characters of a reason, at most. */
const LONGEST_REASON = 2_000;
/** Posts and threads by one person in a minute, at most. */
export const POSTS_A_MINUTE = 15;

/** The text of a post as it can be kept. @throws Refusal with InvalidInput, at the field `text` */
export function keepableText(written: string): string {
  const text = written.replace(/\r\n?/g, '\n').trim();
  return checked('text', text, LONGEST_POST, {
    empty: 'discussion.text.empty',
    long: 'discussion.text.too-long',
    unreadable: 'discussion.text.characters',
  });
}

/** A title as it can be kept: one line. @throws Refusal with InvalidInput, at the field `title` */
export function keepableTitle(written: string): string {
  const title = written.replace(/\s+/gu, ' ').trim();
  return checked('title', title, LONGEST_TITLE, {
    empty: 'discussion.title.empty',
    long: 'discussion.title.too-long',
    unreadable: 'discussion.text.characters',
  });
}

/** Why somebody reports, hides, appeals or settles something. @throws Refusal with InvalidInput, at the field `reason` */
export function keepableReason(written: string): string {
  return checked('reason', written.replace(/\r\n?/g, '\n').trim(), LONGEST_REASON, {
    empty: 'discussion.reason.empty',
    long: 'discussion.reason.too-long',
    unreadable: 'discussion.text.characters',
  });
}

type Words = Record<'empty' | 'long' | 'unreadable', MessageKey>;

function checked(field: string, text: string, most: number, words: Words): string {
  const length = text.length > 2 * most ? text.length : [...text].length;
  refuseUnless(text !== '', () => problemAt(field, words.empty));
  refuseUnless(length <= most, () => problemAt(field, words.long, { most, over: length - most }));
  refuseUnless(!text.includes('\0') && text.isWellFormed(), () => problemAt(field, words.unreadable));
  return text;
}

export function problemAt(field: string, key: MessageKey, values: MessageValues = {}): InvalidInput {
  return new InvalidInput([new FieldProblem(field, key, values)]);
}

/**
 * The same text under the same key of a browser is one act, however often it arrives. Another text is another act, even
 * where a draft carried the key along: nothing that somebody wrote is taken for what they wrote before.
 */
export function requestKeyOf(key: string, ...texts: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([key, ...texts]))
    .digest('base64url');
}
