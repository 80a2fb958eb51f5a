import type { sales as dutch } from '../nl-BE/sales.ts';

/** Buying: refusals, the words of the law in plain English, and the mails about an order. */
export const sales = {
  'sales.already-entitled': 'You have this already. You find it under My learning.',
  'sales.too-late':
    'This is no longer possible: the payment is already on its way or complete. See how your order stands now.',
  'sales.terms.missing': 'Read the terms and tick this box if you agree.',
  'sales.request-key.wrong': 'This page is too old. Load it again and then order.',
  'sales.vat.exempt-art-44': 'Exempt from VAT (article 44 of the Belgian VAT Code).',
  'sales.vat.standard-21': 'Including 21% VAT.',
  'sales.vat.reduced-6': 'Including 6% VAT.',
  'sales.characteristics':
    '{modules, plural, one {One module} other {# modules}} with {lessons, plural, one {one lesson} other {# lessons}}, about {minutes} minutes in all',
  'sales.consent.explain':
    'You may withdraw from this order for fourteen days, without giving a reason. You get access at once, whatever you choose. If you tick both sentences, that right ends as soon as your access begins. If you leave both open, you keep it.',
  'sales.consent.immediate-access': 'I want to begin at once, before the fourteen days are over.',
  'sales.consent.acknowledge-loss': 'I know that after that I can no longer withdraw from this order.',
  'sales.withdrawal.name': 'Fill in your name, in at most 100 characters.',
  'sales.withdrawal.number': 'Fill in the number of your order. It is in your mail and begins with FA.',
  'sales.withdrawal.email': 'Fill in the e-mail address you ordered with; it looks like name@school.be.',
  'access.subject.unknown': 'This module or programme does not exist. Choose one from the list.',
  'access.bought': 'This access was bought. Refund the order, and access stops with it.',
  'insight.reason.missing': 'Write in a sentence why you do this, in 3 to 500 characters.',
  'sales.alert.amount': 'The amount paid for {number} does not match the order. No access has been given.',
  'sales.alert.refund-failed':
    'The refund of {number} failed. The order stands as paid again and access is running again.',
  'sales.alert.refund-elsewhere': 'For {number} a refund happened in Stripe that we cannot place.',
  'sales.alert.dispute': 'The payment of {number} is being disputed at the bank.',
  'sales.alert.withdrawal': 'Somebody withdrew from {number}, but it cannot be processed by itself.',
  'mail.order-paid.subject': 'Your payment has arrived: {title}',
  'mail.order-paid.body':
    'Hello {name},\n\nthank you, your payment has arrived. You can begin at once.\n\nOrder {number}, placed on {placedAt}\n{title}: {total}\n{vat}\nPaid on {paidAt}\n\nWith your order you confirmed this:\n“{immediateAccess}”\n“{acknowledgeLoss}”\nWith that, your right of withdrawal ends now that your access has begun.\n\nKeep this mail: it is the proof of your order.',
  'mail.order-paid.button': 'See your order',
  'mail.order-paid-withdrawable.subject': 'Your payment has arrived: {title}',
  'mail.order-paid-withdrawable.body':
    'Hello {name},\n\nthank you, your payment has arrived. You can begin at once.\n\nOrder {number}, placed on {placedAt}\n{title}: {total}\n{vat}\nPaid on {paidAt}\n\nYou may withdraw from this order without giving a reason up to and including {until}. You do that at the bottom of our website, under “Withdraw from an order”. You then get everything back.\n\nKeep this mail: it is the proof of your order.',
  'mail.order-paid-withdrawable.button': 'See your order',
  'mail.order-processing.subject': 'Your payment is on its way: {title}',
  'mail.order-processing.body':
    'Hello {name},\n\nwe have your order {number} ({title}, {total}). Your bank is working on the payment. This can take a few days.\n\nThere is nothing you need to do. As soon as the money is there, you get a mail and can begin.',
  'mail.order-processing.button': 'Follow your order',
  'mail.order-failed.subject': 'Your payment did not succeed: {title}',
  'mail.order-failed.body':
    'Hello {name},\n\nthe payment of order {number} ({title}, {total}) did not succeed. Nothing has been charged.\n\nYou can order again when it suits you, perhaps with another way of paying.',
  'mail.order-failed.button': 'Try again',
  'mail.order-expired.subject': 'Your order has expired: {title}',
  'mail.order-expired.body':
    'Hello {name},\n\nyour order {number} ({title}) was not paid and has expired. Nothing has been charged.\n\nWould you still like the module? Then just order again. Otherwise there is nothing you need to do.',
  'mail.order-expired.button': 'See your order',
  'mail.order-refunded.subject': 'You get your money back: {title}',
  'mail.order-refunded.body':
    'Hello {name},\n\nwe refunded {total} for order {number} ({title}), the same way you paid. It can take a few working days before you see it.\n\nYour access has stopped. What you wrote remains yours.',
  'mail.order-refunded.button': 'See your order',
  'mail.order-refund-failed.subject': 'Your refund has not succeeded yet',
  'mail.order-refund-failed.body':
    'Hello {name},\n\nthe refund of {total} for order {number} did not succeed at the bank. We are looking into it and will contact you. Until then your access simply goes on.',
  'mail.order-refund-failed.button': 'See your order',
  'mail.withdrawal-received.subject': 'We have received your withdrawal: {number}',
  'mail.withdrawal-received.body':
    'Hello {name},\n\nwe received your withdrawal on {at}. This is what you told us:\n\nI, {name}, withdraw from my order {number}. Send the confirmation to {email}.\n\nIf you had the right of withdrawal, you get your money back within fourteen days, the same way you paid. If something is not right, we will let you know.\n\nKeep this mail: it is the proof of your withdrawal.',
  'mail.withdrawal-received.button': 'To the academy',
  'mail.staff-alert.subject': 'Please check: order {number}',
  'mail.staff-alert.body': 'Hello,\n\n{what}\n\nCheck it in administration.',
  'mail.staff-alert.button': 'Open administration',
} satisfies Record<keyof typeof dutch, string>;
