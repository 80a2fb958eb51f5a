import { type Locale, regionOf } from '@fluxus/messages/say';

/** Bytes as people say them. */
export function fileSize(bytes: number, locale: Locale): string {
  const large = bytes >= 1_000_000;
  const format = new Intl.NumberFormat(regionOf[locale], {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  });
  return format.format(bytes / (large ? 1_000_000 : 1000));
}

/** Seconds as a player shows them. */
export function lasting(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
