import { html, type Markup } from './markup.ts';
import { canBeLate } from './payments.ts';
import type { StoredSession } from './state.ts';
import type { CheckoutSession } from './types.ts';
import type { Choice, Words } from './words.ts';

/** What a page needs: its words, the address of its stylesheet and the name of the shop when a session gives none. */
export type PageFrame = { words: Words; style: string; merchantName: string | undefined };

/** The page on which one chooses how a payment ends. */
export function payPage(frame: PageFrame, stored: StoredSession, declined: boolean): string {
  const { words } = frame;
  const { object: session } = stored;
  const merchant = stored.merchant ?? frame.merchantName ?? words.someShop;
  const body = html`
    <h1>${words.payTo(merchant)}</h1>
    ${declined ? html`<p class="alert" role="alert">${words.declinedNow}</p>` : html``}
    <h2 id="order">${words.order}</h2>
    ${orderTable(words, stored)}
    <form method="post" action="${session.id}">
      ${session.customer_email || session.customer ? html`` : emailField(words)}
      <fieldset>
        <legend>${words.how}</legend>
        ${choicesOf(session).map((choice) => button(words, choice))}
      </fieldset>
    </form>`;
  return document(frame, `${words.title}: ${merchant}`, body);
}

/** The page of a payment that is finished, under way, failed afterwards or expired. */
export function endedPage(frame: PageFrame, session: CheckoutSession, underWay: boolean): string {
  const { words } = frame;
  const expired = session.status === 'expired';
  const title = expired ? words.expiredTitle : words.completeTitle;
  const unpaid = session.payment_status === 'unpaid';
  const text = expired ? words.expired : unpaid ? (underWay ? words.underWay : words.failedLater) : words.complete;
  const back = expired ? session.cancel_url : successAddress(session);
  const link = back ? html`<p><a class="button" href="${back}">${words.backToShop}</a></p>` : html``;
  return document(frame, title, html`<h1>${title}</h1><p>${text}</p>${link}`);
}

/** The page for somebody who goes back while the shop named no address to go back to. */
export function leftPage(frame: PageFrame, session: CheckoutSession): string {
  const { words } = frame;
  const again = html`<p><a class="button" href="${session.id}">${words.payTo(frame.merchantName ?? words.someShop)}</a></p>`;
  return document(frame, words.leftTitle, html`<h1>${words.leftTitle}</h1><p>${words.left}</p>${again}`);
}

/** A page with one thing to say: an address without a session, or a choice that is not possible. */
export function messagePage(frame: PageFrame, title: string, text: string): string {
  return document(frame, title, html`<h1>${title}</h1><p>${text}</p>`);
}

/** The overview of the newest payment pages. Names no person. */
export function overviewPage(frame: PageFrame, sessions: readonly StoredSession[], base: string): string {
  const { words } = frame;
  const rows = sessions.map(({ object, lines }) => {
    const status = words.status[object.status === 'complete' ? object.payment_status : object.status];
    return html`<tr>
      <td><a href="${base}/pay/${object.id}">${lines.map((line) => line.description).join(', ')}</a><br>${status}</td>
      <td class="number">${money(words, object.amount_total, object.currency)}</td>
    </tr>`;
  });
  const table = html`<table>
    <thead><tr><th scope="col">${words.product}</th><th scope="col" class="number">${words.amount}</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
  const content = rows.length > 0 ? html`<p>${words.overview}</p>${table}` : html`<p>${words.overviewEmpty}</p>`;
  return document(frame, words.overviewTitle, html`<h1>${words.overviewTitle}</h1>${content}`);
}

/** Where the buyer goes after paying: the shop's address with the session's id filled in. */
export function successAddress(session: CheckoutSession): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

/** The choices a page offers: what the methods of the session allow. */
export function choicesOf(session: CheckoutSession): Choice[] {
  if (session.payment_status === 'no_payment_required') return ['free', 'abandoned'];
  const methods = session.payment_method_types as Choice[];
  const atOnce = methods.filter((method) => method !== 'sepa_debit');
  const late: Choice[] = canBeLate(session.payment_method_types) ? ['later', 'later-declined'] : [];
  return [...atOnce, ...late, 'declined', 'abandoned'];
}

function orderTable(words: Words, { object: session, lines }: StoredSession): Markup {
  const rows = lines.map(
    (line) => html`<tr>
      <td>${line.description}</td>
      <td class="number">${line.quantity}</td>
      <td class="number">${money(words, line.amount_total, line.currency)}</td>
    </tr>`,
  );
  return html`<table aria-labelledby="order">
    <thead>
      <tr><th scope="col">${words.product}</th><th scope="col" class="number">${words.quantity}</th><th scope="col" class="number">${words.amount}</th></tr>
    </thead>
    <tbody>${rows}</tbody>
    <tfoot><tr><th scope="row" colspan="2">${words.total}</th><td class="number">${money(words, session.amount_total, session.currency)}</td></tr></tfoot>
  </table>`;
}

function emailField(words: Words): Markup {
  return html`<label for="email">${words.email}</label>
    <input id="email" name="email" type="email" autocomplete="email" maxlength="254" aria-describedby="email-hint">
    <p class="hint" id="email-hint">${words.emailHint}</p>`;
}

const MAIN_CHOICES: readonly Choice[] = ['card', 'bancontact', 'ideal', 'free'];

function button(words: Words, choice: Choice): Markup {
  const { label, hint } = words.buttons[choice];
  const look = MAIN_CHOICES.includes(choice) ? 'main' : 'other';
  return html`<div class="choice">
    <button class="${look}" name="choice" value="${choice}" aria-describedby="hint-${choice}">${label}</button>
    <p class="hint" id="hint-${choice}">${hint}</p>
  </div>`;
}

function money(words: Words, cents: number, currency: string): string {
  return new Intl.NumberFormat(words.lang, { style: 'currency', currency: currency.toUpperCase() }).format(cents / 100);
}

function document({ words, style }: PageFrame, title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
  <meta charset="utf-8">
  <title>${title}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <link rel="stylesheet" href="${style}">
  <link rel="icon" href="data:,">
</head>
<body>
  <header><p class="test">${words.test}</p></header>
  <main>${body}</main>
</body>
</html>
`.markup;
}
