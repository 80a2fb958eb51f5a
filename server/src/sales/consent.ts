import { type Locale, translate } from '@fluxus/messages';

/** Changes whenever a word of the statements or the terms does, so that it can be told later what somebody agreed to. */
export const CONSENT_VERSION = '2026-11-24';
export const TERMS_VERSION = '2026-11-28';

/** What a buyer said about the right to withdraw: both statements, or neither. */
export type Consent = {
  textVersion: string;
  termsVersion: string;
  immediateAccess: boolean;
  immediateAccessText: string;
  acknowledgeLossText: string;
  givenAt: Date;
};

/** The statements as they are read before ordering; kept word for word with the order. */
export function consentTexts(locale: Locale): { immediateAccessText: string; acknowledgeLossText: string } {
  return {
    immediateAccessText: translate(locale, 'sales.consent.immediate-access'),
    acknowledgeLossText: translate(locale, 'sales.consent.acknowledge-loss'),
  };
}

/**
 * Until when an order may be withdrawn without a reason: the end, in Brussels, of the fourteenth day after the order.
 * Not at all once somebody asked for access at once and acknowledged losing the right (WER VI.47 and VI.53, 13°).
 */
export function withdrawableUntil(placedAt: Date, consent: { immediateAccess: boolean }): Date | undefined {
  if (consent.immediateAccess) return undefined;
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' })
    .format(placedAt)
    .split('-')
    .map(Number) as [number, number, number];
  const midnight = new Date(Date.UTC(year, month - 1, day + 15));
  return new Date(midnight.getTime() - brusselsOffset(midnight));
}

function brusselsOffset(at: Date): number {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: '2-digit', hourCycle: 'h23' }).format(at),
  );
  return hour * 3_600_000;
}
