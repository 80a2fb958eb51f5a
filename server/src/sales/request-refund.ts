import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import type { OrderRow } from './orders.ts';
import { Orders } from './orders.ts';
import { Refunds } from './refunds.ts';
import { SEND_REFUND } from './send-refund.ts';

/** Promises that the whole of a paid order goes back; within a transaction that holds the order. Once, however often asked. */
@Injectable()
export class RequestRefund {
  constructor(
    private readonly orders: Orders,
    private readonly refunds: Refunds,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of a new refund; undefined when one is under way or done, or nothing was paid */
  async run(
    order: OrderRow,
    asked: { cause: 'staff' | 'withdrawal'; reason: string; by?: string },
  ): Promise<string | undefined> {
    if (order.status !== 'paid' || (await this.refunds.liveOf(order.id))) return undefined;
    const refund = { orderId: order.id, amountCents: order.totalCents, ...asked };
    const id = await this.refunds.add(refund, this.clock.now());
    await this.orders.tell(order.id, 'refund-requested', asked.cause, `refund-requested ${id}`);
    await this.jobs.enqueue(SEND_REFUND, { refund: id, order: order.id }, { key: id });
    return id;
  }
}
