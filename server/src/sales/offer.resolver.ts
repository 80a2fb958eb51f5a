import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Catalogue, Module, Programme } from '../catalogue/index.ts';
import { Offer } from './offer.types.ts';
import { Offers } from './offers.ts';

@Resolver(() => Module)
export class ModuleOfferResolver {
  constructor(private readonly offers: Offers) {}

  @ResolveField(() => Offer, { nullable: true, description: 'Nothing when it is not for sale now.' })
  async offer(@Parent() { key }: { key: string }): Promise<Offer | undefined> {
    const offer = await this.offers.shown({ kind: 'module', key });
    return offer && new Offer(offer);
  }
}

@Resolver(() => Programme)
export class ProgrammeOfferResolver {
  constructor(
    private readonly offers: Offers,
    private readonly catalogue: Catalogue,
  ) {}

  @ResolveField(() => Offer, { nullable: true, description: 'Nothing when it is not for sale now.' })
  async offer(@Parent() { key }: { key: string }): Promise<Offer | undefined> {
    const offer = await this.offers.shown({ kind: 'programme', key });
    if (!offer) return undefined;
    const programme = (await this.catalogue.programmes()).find((one) => one.key === key);
    const parts = await Promise.all(
      (programme?.moduleKeys ?? []).map((moduleKey) => this.offers.shown({ kind: 'module', key: moduleKey })),
    );
    const apart = parts.reduce((sum, part) => sum + (part?.priceCents ?? 0), 0);
    return new Offer(offer, apart > offer.priceCents ? apart - offer.priceCents : undefined);
  }
}
