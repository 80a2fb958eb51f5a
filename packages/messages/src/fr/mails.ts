import type { mails as dutch } from '../nl-BE/mails.ts';

/** Mails: `mail.<template>.subject`, `.body` (paragraphs parted by an empty line) and `.button`. */
export const mails = {
  'mail.foot':
    'Vous recevez ce message parce que quelque chose s’est passé avec votre adresse sur le site de la Fluxus academie.',
  'mail.foot.chosen':
    'Vous recevez ce message parce que vous avez prévu à la Fluxus academie quelque chose que nous vous rappelons.',
  'mail.foot.unsubscribe': 'Ne plus m’envoyer de tels messages',
} satisfies Record<keyof typeof dutch, string>;
