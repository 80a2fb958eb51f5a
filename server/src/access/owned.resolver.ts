import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Catalogue, Module } from '../catalogue/index.ts';
import type { GraphqlContext } from '../platform/graphql/caller.ts';
import { Access } from './access.ts';

/** Whether the caller has a module. One statement a request, however many modules; none at all for visitors. */
@Resolver(() => Module)
export class OwnedResolver {
  private readonly asked = new WeakMap<object, Promise<Set<string>>>();

  constructor(
    private readonly access: Access,
    private readonly catalogue: Catalogue,
  ) {}

  @ResolveField(() => Boolean, { description: 'Whether the caller may open every lesson of it.' })
  async owned(@Parent() module: { key: string }, @Context() { req }: GraphqlContext): Promise<boolean> {
    const { person } = req.caller;
    if (!person) return false;
    let owned = this.asked.get(req);
    if (!owned) {
      owned = this.ownedBy(person.id);
      this.asked.set(req, owned);
    }
    return (await owned).has(module.key);
  }

  private async ownedBy(personId: string): Promise<Set<string>> {
    const modules = await this.catalogue.modules();
    return this.access.openAmong(
      personId,
      modules.map((module) => module.key),
    );
  }
}
