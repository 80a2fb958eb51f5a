import { translate } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { Access, type Subject } from '../access/index.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../platform/graphql/refusal.ts';
import { consentTexts } from './consent.ts';
import { Offers } from './offers.ts';
import { AlreadyEntitled, CheckoutSummary } from './order.types.ts';
import { sentence } from './sentence.ts';
import { SoldThings } from './sold.ts';
import { VAT_TREATMENTS } from './vat.ts';

/** What must be read before ordering (WER VI.45 and VI.46). */
@Injectable()
export class ShowCheckout {
  constructor(
    private readonly access: Access,
    private readonly sold: SoldThings,
    private readonly offers: Offers,
  ) {}

  async run({ person, locale }: Caller, subject: Subject): Promise<CheckoutSummary> {
    const [offer, sold] = await Promise.all([this.offers.current(subject), this.sold.find(subject)]);
    refuseUnless(offer && sold, () => new NotFound());
    if (person) refuseUnless(!(await this.access.holds(person.id, subject)), () => new AlreadyEntitled());
    const sum = (of: 'lessons' | 'minutes') => sold.modules.reduce((total, module) => total + module[of], 0);
    return new CheckoutSummary({
      slug: sold.slug,
      title: sold.title,
      characteristics: [
        translate(locale, 'sales.characteristics', {
          modules: sold.modules.length,
          lessons: sum('lessons'),
          minutes: sum('minutes'),
        }),
        translate(locale, 'checkout.duration'),
        translate(locale, 'checkout.needs'),
        ...(locale === 'nl-BE' ? [] : [translate(locale, 'site.lessons-in-dutch')]),
      ],
      totalCents: offer.priceCents,
      vatSentence: sentence(VAT_TREATMENTS[offer.vat].sentence),
      withdrawalText: translate(locale, 'sales.consent.explain'),
      ...consentTexts(locale),
    });
  }
}
