import { messagesIn } from '@fluxus/messages';
import { describe, expect, test } from '@jest/globals';
import { actName, happening, jobName, mailName } from './words.ts';

const t = messagesIn('nl-BE');

describe('what the API names by a fixed word', () => {
  test('has a Dutch name where it is known', () => {
    expect(mailName('order-refunded', t)).toBe('Geld terugbetaald');
    expect(jobName('settle-payment', t)).toBe('Betaling verwerken');
    expect(actName('withdraw-access', t)).toBe('Nam toegang weg');
  });

  test('shows as it is where it is new', () => {
    expect(mailName('order-sung', t)).toBe('order-sung');
    expect(jobName('toString', t)).toBe('toString');
  });
});

describe('what happened to an order', () => {
  test('is told in words, with the numbers of Stripe apart', () => {
    expect(happening({ kind: 'placed', detail: 'withdrawal right kept' }, t)).toEqual({
      what: 'Besteld',
      detail: 'met recht om te herroepen',
    });
    expect(happening({ kind: 'status-paid', detail: '' }, t)).toEqual({ what: 'Toestand werd: betaald', detail: '' });
    expect(happening({ kind: 'payment-opened', detail: 'cs_1' }, t)).toEqual({
      what: 'Betaling opengezet bij Stripe',
      codes: 'cs_1',
    });
    expect(happening({ kind: 'dispute-lost', detail: 'fraudulent' }, t)).toEqual({
      what: 'Betwist bij de bank',
      codes: 'lost fraudulent',
    });
  });

  test('keeps a message of Stripe of any kind in sight', () => {
    expect(happening({ kind: 'charge.dispute.created', detail: 'evt_1 dp_1' }, t)).toEqual({
      what: 'Bericht van Stripe',
      message: 'charge.dispute.created',
      codes: 'evt_1 dp_1',
    });
  });
});
