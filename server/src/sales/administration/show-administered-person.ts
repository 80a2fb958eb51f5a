import { Injectable } from '@nestjs/common';
import { Access, type Entitlement } from '../../access/index.ts';
import { Catalogue } from '../../catalogue/index.ts';
import { People, type RoleChange, RoleChanges } from '../../identity/index.ts';
import { type Act, ShowActs } from '../../insight/index.ts';
import type { Caller } from '../../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { OrderViews } from '../order-views.ts';
import { Orders } from '../orders.ts';
import { mayHandleOrders } from '../policy.ts';
import { type AdministeredEntitlement, AdministeredPerson } from './administration.types.ts';

/** A person with their orders, what they may open, and what the staff did for them. Never what they wrote. */
@Injectable()
export class ShowAdministeredPerson {
  constructor(
    private readonly people: People,
    private readonly orders: Orders,
    private readonly views: OrderViews,
    private readonly access: Access,
    private readonly catalogue: Catalogue,
    private readonly acts: ShowActs,
    private readonly roleChanges: RoleChanges,
  ) {}

  async run(caller: Caller, id: string): Promise<AdministeredPerson> {
    refuseUnless(mayHandleOrders(caller), () => new NotFound());
    const person = (await this.people.byIds([id])).get(id);
    refuseUnless(person, () => new NotFound());
    const [orders, held, acts, roleChanges, modules, programmes] = await Promise.all([
      this.orders.ofPerson(id),
      this.access.historyOf(id),
      this.acts.run('person', id),
      this.roleChanges.of(id),
      this.catalogue.modules(),
      this.catalogue.programmes(),
    ]);
    const titles = new Map([
      ...modules.map((one) => [`module ${one.key}`, one.title] as const),
      ...programmes.map((one) => [`programme ${one.key}`, one.title] as const),
    ]);
    const { name, email, emailVerified, roles, createdAt } = person;
    return new AdministeredPerson({
      ...{ id, name, email, emailVerified, roles, createdAt },
      acts: [...acts, ...roleChanges.map(actOf)].sort((one, other) => one.at.getTime() - other.at.getTime()),
      orders: await this.views.of(orders, { forOwner: false }),
      entitlements: held.map((one) => shown(one, titles)),
      openEntitlements: held.filter((one) => one.endedAt === null).length,
    });
  }
}

function shown({ subject, source, ...one }: Entitlement, titles: ReadonlyMap<string, string>): AdministeredEntitlement {
  return {
    id: one.id,
    subjectKind: subject.kind,
    subjectKey: subject.key,
    title: titles.get(`${subject.kind} ${subject.key}`) ?? subject.key,
    sourceKind: source.kind,
    sourceId: source.id,
    reason: one.reason,
    grantedAt: one.grantedAt,
    endedAt: one.endedAt,
    endReason: one.endReason,
  };
}

function actOf({ id, at, byId, byName, reason }: RoleChange): Act {
  return { id, at, actorId: byId, actorName: byName, act: 'change-roles', reason };
}
