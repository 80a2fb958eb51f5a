/** Mails: `mail.<template>.subject`, `.body` (paragraphs parted by an empty line) and `.button`. */
export const mails = {
  'mail.foot': 'Je krijgt dit bericht omdat er op de website van de Fluxus academie iets met je adres gebeurde.',
  'mail.foot.chosen': 'Je krijgt dit bericht omdat je bij de Fluxus academie iets plande waar we je aan herinneren.',
  'mail.foot.unsubscribe': 'Stuur me zulke berichten niet meer',
} as const;
