import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { Ask, NotFound, refuse } from '../platform/graphql/refusal.ts';
import { Catalogue } from './catalogue.ts';
import { Module, ModuleFilter, ModuleResult, Programme, ProgrammeResult } from './catalogue.types.ts';
import { ListModules } from './list-modules.ts';

const SHOP_WINDOW = 'everybody may see what there is: titles and outlines, nothing of what the lessons say';

@Resolver(() => Module)
export class ModuleResolver {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly listModules: ListModules,
  ) {}

  @Query(() => [Module], { description: 'Published modules, in the order of the catalogue.' })
  @Allow('anyone', { because: SHOP_WINDOW })
  async modules(
    @Args('filter', { type: () => ModuleFilter, nullable: true }) filter: ModuleFilter | null | undefined,
  ): Promise<Module[]> {
    return (await this.listModules.run(filter ?? {})).map((module) => new Module(module));
  }

  @Ask(() => ModuleResult, 'A published module, by its slug, or by one it had before.')
  @Allow('anyone', { because: SHOP_WINDOW })
  async module(@Args('slug', { type: () => String }) slug: string): Promise<typeof ModuleResult> {
    const found = await this.catalogue.moduleAt(slug);
    return found ? new Module(found) : refuse(new NotFound());
  }

  @ResolveField(() => [Programme], { description: 'Programmes that it is part of.' })
  async programmes(@Parent() { key }: Module): Promise<Programme[]> {
    const [programmes, modules] = await Promise.all([this.catalogue.programmes(), this.catalogue.modules()]);
    return programmes.filter((one) => one.moduleKeys.includes(key)).map((one) => new Programme(one, modules));
  }
}

@Resolver(() => Programme)
export class ProgrammeResolver {
  constructor(private readonly catalogue: Catalogue) {}

  @Query(() => [Programme], { description: 'Published programmes.' })
  @Allow('anyone', { because: SHOP_WINDOW })
  async programmes(): Promise<Programme[]> {
    const [programmes, modules] = await Promise.all([this.catalogue.programmes(), this.catalogue.modules()]);
    return programmes.map((programme) => new Programme(programme, modules));
  }

  @Ask(() => ProgrammeResult, 'A published programme, by its slug, or by one it had before.')
  @Allow('anyone', { because: SHOP_WINDOW })
  async programme(@Args('slug', { type: () => String }) slug: string): Promise<typeof ProgrammeResult> {
    const found = await this.catalogue.programmeAt(slug);
    return found ? new Programme(found, await this.catalogue.modules()) : refuse(new NotFound());
  }
}
