import { Injectable } from '@nestjs/common';
import type { Subject } from '../access/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Offers } from './offers.ts';
import { isVatTreatment } from './vat.ts';

/** What is offered: price in cents, VAT included; `vat` is one of the treatments of `vat.ts`. */
export type OfferDefinition = {
  subject: Subject;
  priceCents: number;
  vat: string;
  withdrawalRegime?: 'digital_content';
};

/** Sets the price of a module or programme from now on; the same again changes nothing. */
@Injectable()
export class DefineOffer {
  constructor(
    private readonly database: Database,
    private readonly offers: Offers,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives whether anything changed.
   * @throws Error when the VAT treatment is not known or the price is no whole number of cents
   */
  async run({ subject, priceCents, vat, withdrawalRegime = 'digital_content' }: OfferDefinition): Promise<boolean> {
    if (!isVatTreatment(vat)) throw new Error(`the VAT treatment ${vat} of ${subject.key} is not known`);
    if (!Number.isInteger(priceCents)) throw new Error(`the price of ${subject.key} is no whole number of cents`);
    return this.database.transaction(async () => {
      await this.offers.lock(subject);
      const now = await this.offers.current(subject);
      if (now && now.priceCents === priceCents && now.vat === vat && now.withdrawalRegime === withdrawalRegime)
        return false;
      await this.offers.add({
        subjectKind: subject.kind,
        subjectKey: subject.key,
        priceCents,
        vat,
        withdrawalRegime,
        validFrom: this.clock.now(),
      });
      return true;
    });
  }
}
