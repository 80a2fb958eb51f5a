import { LIMITS } from './limits.ts';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// control characters other than tab and line ends, byte order marks, and what is no character
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\ufeff\ufffe\uffff]/u;

/** Whether a text can be a key: small letters, digits and single dashes, at most 120. */
export function isKey(text: string): boolean {
  return text.length <= LIMITS.key && KEY.test(text);
}

/** Whether a text holds half a character or one that is not for reading. */
export function isUnreadable(text: string): boolean {
  return UNREADABLE.test(text) || !text.isWellFormed();
}

/** Every run of spaces, tabs and line ends, of which Unicode has two more, as one space. */
export function spaced(text: string): string {
  return text.replace(/[ \t\r\n\u2028\u2029]+/g, ' ');
}

/** A text as one line, without space around it. */
export function oneLine(text: string): string {
  return spaced(text).replace(/^ | $/g, '');
}
