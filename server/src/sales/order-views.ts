import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { withdrawableUntil } from './consent.ts';
import { Order, type OrderLine, type OrderRefund } from './order.types.ts';
import type { OrderRow } from './orders.ts';
import { sentence } from './sentence.ts';
import { VAT_TREATMENTS } from './vat.ts';

type LineRow = OrderLine & { orderId: string };
type RefundRow = OrderRefund & { orderId: string };

/** Orders as people see them. Three statements, however many orders. */
@Injectable()
export class OrderViews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** `forOwner` adds the way to the payment. */
  async of(orders: readonly OrderRow[], { forOwner }: { forOwner: boolean }): Promise<Order[]> {
    if (orders.length === 0) return [];
    const ids = orders.map((order) => order.id);
    const lines = Map.groupBy(await this.lines(ids), (line) => line.orderId);
    const refunds = Map.groupBy(await this.refunds(ids), (refund) => refund.orderId);
    const withdrawn = await this.withdrawn(ids);
    const slugs = new Map((await this.catalogue.modules()).map((module) => [module.key, module.slug]));
    return orders.map((order) => {
      const backs = refunds.get(order.id) ?? [];
      return new Order({
        id: order.id,
        number: order.number,
        status: order.status,
        createdAt: order.placedAt,
        paidAt: order.paidAt,
        lines: lines.get(order.id) ?? [],
        totalCents: order.totalCents,
        vatSentence: sentence(VAT_TREATMENTS[order.vat].sentence),
        subjectKind: order.subjectKind,
        subjectKey: order.subjectKey,
        moduleSlug: order.subjectKind === 'module' ? slugs.get(order.subjectKey) : undefined,
        paymentUrl: forOwner && order.status === 'awaiting_payment' ? (order.sessionUrl ?? undefined) : undefined,
        withdrawableUntil: this.until(order, withdrawn.has(order.id), backs),
        withdrawn: withdrawn.has(order.id),
        refunds: backs,
      });
    });
  }

  async one(order: OrderRow, options: { forOwner: boolean }): Promise<Order> {
    const [view] = await this.of([order], options);
    if (!view) throw new Error('one order has one view');
    return view;
  }

  private until(order: OrderRow, withdrawn: boolean, refunds: readonly OrderRefund[]): Date | undefined {
    if (order.status !== 'paid' || withdrawn || refunds.some((refund) => refund.status !== 'failed')) return undefined;
    const until = withdrawableUntil(order.placedAt, order);
    return until && until > this.clock.now() ? until : undefined;
  }

  private lines(ids: readonly string[]): Promise<LineRow[]> {
    return this.database.query(
      `select order_id as "orderId", title, quantity, net_cents as "netCents", vat_cents as "vatCents", gross_cents as "grossCents"
       from sales.order_line where order_id = any($1::uuid[]) order by position`,
      [ids],
    );
  }

  private refunds(ids: readonly string[]): Promise<RefundRow[]> {
    return this.database.query(
      `select order_id as "orderId", id, amount_cents as "amountCents", status, requested_at as "requestedAt"
       from sales.refund where order_id = any($1::uuid[]) order by requested_at`,
      [ids],
    );
  }

  private async withdrawn(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      "select order_id as id from sales.withdrawal where order_id = any($1::uuid[]) and outcome = 'refund'",
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}
