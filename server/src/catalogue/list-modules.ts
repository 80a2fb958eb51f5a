import { Injectable } from '@nestjs/common';
import { Catalogue } from './catalogue.ts';
import type { ModuleFilter } from './catalogue.types.ts';
import type { Phase } from './phase.ts';
import type { AccentFractions, PublishedModule } from './published.ts';

/** The modules that pass a filter, in the order of the catalogue. */
@Injectable()
export class ListModules {
  constructor(private readonly catalogue: Catalogue) {}

  async run(filter: ModuleFilter): Promise<PublishedModule[]> {
    return (await this.catalogue.modules()).filter((module) => passes(module, filter));
  }
}

const FRACTION = { WHY: 'why', HOW: 'how', WHAT: 'what' } as const satisfies Record<Phase, keyof AccentFractions>;

/** What a filter leaves out, or has as null, does not count. */
function passes(
  module: Pick<PublishedModule, 'accent' | 'barriers' | 'minutes' | 'priceCents'>,
  { phase, barrier, maxMinutes, maxPriceCents }: ModuleFilter,
): boolean {
  if (phase && module.accent[FRACTION[phase]] < 1) return false;
  if (barrier != null && !module.barriers.some((one) => one === barrier)) return false;
  if (maxMinutes != null && module.minutes > maxMinutes) return false;
  return maxPriceCents == null || module.priceCents <= maxPriceCents;
}
