import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { Grant } from '../access/index.ts';
import { Enrol } from '../learning/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Letters } from './letters.ts';
import { type OrderRow, Orders } from './orders.ts';
import { goesTo, meaningOf, type OrderStatus } from './payment-state.ts';
import { Payments } from './payments.ts';
import { SoldThings } from './sold.ts';
import { StripeClient } from './stripe-client.ts';

export const SETTLE_PAYMENT = 'settle-payment';

/**
 * Asks the provider how a payment stands now and brings its order there: whatever made us ask (a webhook, the return of
 * the buyer, the reconciliation) is only a hint. Repeated, late or out of order it changes nothing.
 */
@Injectable()
export class SettlePayment implements OnModuleInit {
  private readonly log = new Logger(SettlePayment.name);

  constructor(
    private readonly database: Database,
    private readonly orders: Orders,
    private readonly payments: Payments,
    private readonly provider: StripeClient,
    private readonly sold: SoldThings,
    private readonly grant: Grant,
    private readonly enrol: Enrol,
    private readonly letters: Letters,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const handler = (data: Record<string, unknown>) =>
      this.run(String(data.order), typeof data.session === 'string' ? data.session : undefined);
    this.jobs.handle(SETTLE_PAYMENT, handler, { concurrency: 4 });
  }

  /** @param sessionId the session a webhook spoke of, where our own answer about it was lost */
  async run(orderId: string, sessionId?: string): Promise<void> {
    const order = await this.orders.byId(orderId);
    const id = sessionId ?? order?.sessionId;
    if (!order || !id) return;
    const session = await this.provider.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    if (session.client_reference_id !== order.id) {
      this.log.warn(`session ${id} does not belong to order ${order.id}`);
      return;
    }
    await this.database.transaction(() => this.apply(order.id, session));
  }

  private async apply(orderId: string, session: Stripe.Checkout.Session): Promise<void> {
    const order = await this.orders.lock(orderId);
    if (!order) return;
    if (!order.sessionId) await this.orders.setSession(order.id, { id: session.id, url: session.url });
    const to = await this.destination(order, session);
    if (!goesTo(order.status, to)) return;
    if (to === 'paid') await this.paid(order, session);
    else await this.stepped(order, to);
  }

  /** An earlier attempt that ended says nothing about an order that is paid in a later one. */
  private async destination(order: OrderRow, session: Stripe.Checkout.Session): Promise<OrderStatus> {
    const intent = session.payment_intent;
    const to = meaningOf({
      status: session.status,
      paymentStatus: session.payment_status,
      intentStatus: typeof intent === 'object' ? intent?.status : undefined,
    });
    if (to !== 'paid' && order.sessionId && order.sessionId !== session.id) return order.status;
    if (to === 'expired' && (await this.payments.cancelAsked(order.id))) return 'cancelled';
    return to;
  }

  private async paid(order: OrderRow, session: Stripe.Checkout.Session): Promise<void> {
    if (session.amount_total !== order.totalCents || session.currency !== 'eur') {
      const detail = `${session.amount_total} ${session.currency} instead of ${order.totalCents} eur`;
      const isNew = await this.orders.tell(order.id, 'amount-mismatch', detail, `amount-mismatch ${session.id}`);
      if (isNew) {
        await this.letters.staff(`amount ${session.id}`, 'sales.alert.amount', {
          number: order.number,
          orderId: order.id,
        });
      }
      if (order.status === 'awaiting_payment') await this.orders.setStatus(order.id, 'processing', null);
      return;
    }
    const sold = await this.sold.find({ kind: order.subjectKind, key: order.subjectKey });
    const paidAt = this.clock.now();
    await this.payments.add(order, session, paidAt);
    await this.orders.setStatus(order.id, 'paid', paidAt);
    await this.grant.run({
      personId: order.personId,
      subject: { kind: order.subjectKind, key: order.subjectKey },
      source: { kind: 'order', id: order.id },
    });
    const modules =
      sold?.modules.map((module) => module.key) ?? (order.subjectKind === 'module' ? [order.subjectKey] : []);
    for (const module of modules) await this.enrol.run(order.personId, module, 'order');
    await this.letters.receipt(order, paidAt);
  }

  private async stepped(order: OrderRow, to: OrderStatus): Promise<void> {
    await this.orders.setStatus(order.id, to, null);
    if (to === 'processing') await this.letters.processing(order);
    if (to === 'failed') await this.letters.failed(order);
    if (to === 'expired') await this.letters.expired(order);
  }
}
