/** The words of the hosted pages in one language. */
export type Words = {
  lang: string;
  test: string;
  title: string;
  payTo: (merchant: string) => string;
  someShop: string;
  order: string;
  product: string;
  quantity: string;
  amount: string;
  total: string;
  email: string;
  emailHint: string;
  how: string;
  declinedNow: string;
  buttons: Record<Choice, { label: string; hint: string }>;
  completeTitle: string;
  complete: string;
  underWay: string;
  failedLater: string;
  expiredTitle: string;
  expired: string;
  backToShop: string;
  leftTitle: string;
  left: string;
  missingTitle: string;
  missing: string;
  faultTitle: string;
  overviewTitle: string;
  overview: string;
  overviewEmpty: string;
  status: Record<'open' | 'paid' | 'unpaid' | 'no_payment_required' | 'expired', string>;
};

/** What the buttons of the page mean. */
export type Choice =
  | 'card'
  | 'bancontact'
  | 'ideal'
  | 'sepa_debit'
  | 'free'
  | 'later'
  | 'later-declined'
  | 'declined'
  | 'abandoned';

const DUTCH: Words = {
  lang: 'nl-BE',
  test: 'Testbetaling – er wordt geen geld afgeschreven',
  title: 'Testbetaling',
  payTo: (merchant) => `Betalen aan ${merchant}`,
  someShop: 'de webwinkel',
  order: 'Je bestelling',
  product: 'Wat',
  quantity: 'Aantal',
  amount: 'Bedrag',
  total: 'Totaal',
  email: 'E-mailadres (mag leeg blijven)',
  emailHint: 'Enkel om mee te testen: naar dit adres wordt van hieruit niets gestuurd.',
  how: 'Kies hoe deze testbetaling afloopt',
  declinedNow: 'De betaling is geweigerd. Er is niets betaald. Kies hieronder opnieuw.',
  buttons: {
    card: { label: 'Betaald met kaart', hint: 'De betaling is meteen binnen.' },
    bancontact: { label: 'Betaald met Bancontact', hint: 'De betaling is meteen binnen.' },
    ideal: { label: 'Betaald met iDEAL', hint: 'De betaling is meteen binnen.' },
    sepa_debit: { label: 'Betaald met domiciliëring', hint: 'Alsof de bank meteen betaalt.' },
    free: { label: 'Bevestigen', hint: 'Er is niets te betalen.' },
    later: { label: 'Later betaald', hint: 'Je gaat nu terug; de betaling komt over enkele ogenblikken binnen.' },
    'later-declined': {
      label: 'Later geweigerd',
      hint: 'Je gaat nu terug; over enkele ogenblikken mislukt de betaling.',
    },
    declined: { label: 'Geweigerd', hint: 'Je blijft hier en kunt opnieuw kiezen.' },
    abandoned: { label: 'Niet betalen en teruggaan', hint: 'Er verandert niets aan de bestelling.' },
  },
  completeTitle: 'Deze betaling is afgerond',
  complete: 'Je hoeft niets meer te doen.',
  underWay: 'De betaling is onderweg en komt over enkele ogenblikken binnen.',
  failedLater: 'De betaling is achteraf geweigerd. Er is niets betaald.',
  expiredTitle: 'Deze betaalpagina is verlopen',
  expired: 'Er is niets betaald. Ga terug naar de winkel en begin opnieuw.',
  backToShop: 'Terug naar de winkel',
  leftTitle: 'Je hebt niet betaald',
  left: 'Je mag dit venster sluiten, of alsnog betalen.',
  missingTitle: 'Deze betaalpagina bestaat niet',
  missing: 'Kijk of het adres volledig is overgenomen, of begin opnieuw vanuit de winkel.',
  faultTitle: 'Dat lukte niet',
  overviewTitle: 'Testbetalingen',
  overview: 'De jongste betaalpagina’s eerst. Open er een om te kiezen hoe de betaling afloopt.',
  overviewEmpty: 'Er is nog niets te betalen. Plaats een bestelling; de betaalpagina ervan komt hier te staan.',
  status: {
    open: 'wacht op betaling',
    paid: 'betaald',
    unpaid: 'onderweg of achteraf geweigerd',
    no_payment_required: 'bevestigd',
    expired: 'verlopen',
  },
};

const ENGLISH: Words = {
  lang: 'en',
  test: 'Test payment – no money moves',
  title: 'Test payment',
  payTo: (merchant) => `Pay ${merchant}`,
  someShop: 'the shop',
  order: 'Your order',
  product: 'What',
  quantity: 'Quantity',
  amount: 'Amount',
  total: 'Total',
  email: 'E-mail address (may stay empty)',
  emailHint: 'For testing only: nothing is sent to it from here.',
  how: 'Choose how this test payment ends',
  declinedNow: 'The payment was declined. Nothing was paid. Choose again below.',
  buttons: {
    card: { label: 'Paid by card', hint: 'The payment arrives at once.' },
    bancontact: { label: 'Paid by Bancontact', hint: 'The payment arrives at once.' },
    ideal: { label: 'Paid by iDEAL', hint: 'The payment arrives at once.' },
    sepa_debit: { label: 'Paid by direct debit', hint: 'As if the bank paid at once.' },
    free: { label: 'Confirm', hint: 'There is nothing to pay.' },
    later: { label: 'Paid later', hint: 'You go back now; the payment arrives in a few moments.' },
    'later-declined': { label: 'Declined later', hint: 'You go back now; the payment fails in a few moments.' },
    declined: { label: 'Declined', hint: 'You stay here and can choose again.' },
    abandoned: { label: 'Go back without paying', hint: 'The order stays as it is.' },
  },
  completeTitle: 'This payment is finished',
  complete: 'There is nothing more to do.',
  underWay: 'The payment is under way and arrives in a few moments.',
  failedLater: 'The payment was declined afterwards. Nothing was paid.',
  expiredTitle: 'This payment page has expired',
  expired: 'Nothing was paid. Go back to the shop and start again.',
  backToShop: 'Back to the shop',
  leftTitle: 'You did not pay',
  left: 'You may close this window, or pay after all.',
  missingTitle: 'This payment page does not exist',
  missing: 'Check that the address is complete, or start again from the shop.',
  faultTitle: 'That did not work',
  overviewTitle: 'Test payments',
  overview: 'The newest payment pages first. Open one to choose how the payment ends.',
  overviewEmpty: 'There is nothing to pay yet. Place an order; its payment page will stand here.',
  status: {
    open: 'waiting for payment',
    paid: 'paid',
    unpaid: 'under way or declined afterwards',
    no_payment_required: 'confirmed',
    expired: 'expired',
  },
};

/** The words for a language of the settings. */
export function wordsFor(locale: 'nl-BE' | 'en'): Words {
  return locale === 'en' ? ENGLISH : DUTCH;
}
