import type { Locale } from '@fluxus/messages';

/** Integer cents as money: € 45, or € 45,50 where there are cents. */
export function money(cents: number, locale: Locale): string {
  const whole = cents % 100 === 0;
  return new Intl.NumberFormat(locale === 'en' ? 'en-BE' : locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(cents / 100);
}

/** Integer cents as money, always with its cents, so that amounts under each other line up: € 45,00. */
export function exactMoney(cents: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'en' ? 'en-BE' : locale, { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  );
}

/** A moment as a date in Brussels, such as 24 november 2026. */
export function date(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Brussels' }).format(new Date(at));
}

/** A moment as date and time in Brussels. */
export function dateAndTime(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' }).format(
    new Date(at),
  );
}

/** A moment to the second in Brussels, short, for records: 24 nov 2026, 21:14:07. */
export function toTheSecond(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Brussels',
  }).format(new Date(at));
}

/** A moment as time of day in Brussels, such as 21.14 u. in Dutch. */
export function time(at: string | Date, locale: Locale): string {
  const text = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Brussels',
  }).format(new Date(at));
  return locale === 'nl-BE' ? `${text.replace(':', '.')} u.` : text;
}
