import type { MessageKey } from '@fluxus/messages';

/** VAT treatments an offer can have; the rate in hundredths of a per cent. */
export const VAT_TREATMENTS = {
  'exempt-art-44': { rate: 0, sentence: 'sales.vat.exempt-art-44' },
  'standard-21': { rate: 2100, sentence: 'sales.vat.standard-21' },
  'reduced-6': { rate: 600, sentence: 'sales.vat.reduced-6' },
} as const satisfies Record<string, { rate: number; sentence: MessageKey }>;

export type VatTreatment = keyof typeof VAT_TREATMENTS;

export function isVatTreatment(value: string): value is VatTreatment {
  return Object.hasOwn(VAT_TREATMENTS, value);
}

/** Prices include VAT: parts a gross amount in cents, so that net and VAT always add up to it. */
export function partsOf(grossCents: number, vat: VatTreatment): { netCents: number; vatCents: number } {
  const vatCents = Math.round((grossCents * VAT_TREATMENTS[vat].rate) / (10_000 + VAT_TREATMENTS[vat].rate));
  return { netCents: grossCents - vatCents, vatCents };
}
