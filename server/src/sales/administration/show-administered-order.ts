import { Injectable } from '@nestjs/common';
import { ShowActs } from '../../insight/index.ts';
import type { Caller } from '../../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { MailQueue } from '../../platform/mail/mail-queue.ts';
import { OrderViews } from '../order-views.ts';
import { Orders } from '../orders.ts';
import { mayHandleOrders } from '../policy.ts';
import { AdministeredOrder } from './administration.types.ts';
import { OrderSearch } from './order-search.ts';

/** An order with everything that happened: messages of the provider, mails, tasks, acts of the staff. */
@Injectable()
export class ShowAdministeredOrder {
  constructor(
    private readonly orders: Orders,
    private readonly views: OrderViews,
    private readonly search: OrderSearch,
    private readonly mails: MailQueue,
    private readonly jobs: Jobs,
    private readonly acts: ShowActs,
  ) {}

  async run(caller: Caller, id: string): Promise<AdministeredOrder> {
    refuseUnless(mayHandleOrders(caller), () => new NotFound());
    const order = await this.orders.byId(id);
    refuseUnless(order, () => new NotFound());
    const [view, consent, references, history, refunds, mails, jobs, acts] = await Promise.all([
      this.views.one(order, { forOwner: false }),
      this.search.consent(order.id),
      this.search.references(order.id),
      this.search.history(order.id),
      this.search.refunds(order.id),
      this.mails.ofOrder(order.id),
      this.jobs.about({ order: order.id }),
      this.acts.run('order', order.id),
    ]);
    const person = { id: order.personId, name: order.personName, email: order.email };
    const money = { consent, references, refunds };
    return new AdministeredOrder({ order: view, person, ...money, history, mails, jobs, acts });
  }
}
