/** Mails: `mail.<template>.subject`, `.body` (paragraphs parted by an empty line) and `.button`. */
export const mails = {
  'mail.foot': 'Je krijgt dit bericht omdat er op de website van de Fluxus academie iets met je adres gebeurde.',
} as const;
