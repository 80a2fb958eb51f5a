import { Field, Int, ObjectType } from '@nestjs/graphql';
import { inCallersLanguage } from '../platform/graphql/refusal.ts';
import type { OfferRow } from './offers.ts';
import { sentence } from './sentence.ts';
import { VAT_TREATMENTS } from './vat.ts';

@ObjectType({ description: 'What something costs, for one person, everything included.' })
export class Offer {
  @Field(() => String, { description: 'Key of what is offered.' })
  readonly key: string;

  @Field(() => Int, { description: 'In cents of euros, VAT included.' })
  readonly priceCents: number;

  @Field(() => String, { description: 'How VAT is treated, as a sentence.', middleware: [inCallersLanguage] })
  readonly vatSentence: string;

  @Field(() => String, { description: 'Which rules of withdrawal hold: digital_content.' })
  readonly withdrawalRegime: string;

  @Field(() => Int, { nullable: true, description: 'What a programme saves against its modules apart, when it does.' })
  readonly savingCents: number | undefined;

  constructor(offer: OfferRow, savingCents?: number) {
    this.key = offer.subjectKey;
    this.priceCents = offer.priceCents;
    this.vatSentence = sentence(VAT_TREATMENTS[offer.vat].sentence);
    this.withdrawalRegime = offer.withdrawalRegime;
    this.savingCents = savingCents;
  }
}
