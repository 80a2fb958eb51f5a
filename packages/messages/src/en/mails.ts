import type { mails as dutch } from '../nl-BE/mails.ts';

/** Mails: `mail.<template>.subject`, `.body` (paragraphs parted by an empty line) and `.button`. */
export const mails = {
  'mail.foot': 'You get this message because something happened with your address on the website of Fluxus academie.',
  'mail.foot.chosen': 'You get this message because you planned something at Fluxus academie that we remind you of.',
  'mail.foot.unsubscribe': 'Send me no more such messages',
} satisfies Record<keyof typeof dutch, string>;
