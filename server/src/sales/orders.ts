import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '../access/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Live } from '../platform/live/live.ts';
import { UUID } from '../platform/uuid.ts';
import type { Consent } from './consent.ts';
import type { OrderStatus } from './payment-state.ts';
import type { VatTreatment } from './vat.ts';

/** An order of one person. */
export type OrderRow = {
  id: string;
  number: string;
  personId: string;
  personName: string;
  email: string;
  locale: Locale;
  subjectKind: SubjectKind;
  subjectKey: string;
  status: OrderStatus;
  vat: VatTreatment;
  netCents: number;
  vatCents: number;
  totalCents: number;
  placedAt: Date;
  paidAt: Date | null;
  attempt: number;
  paymentExpiresAt: Date;
  sessionId: string | null;
  sessionUrl: string | null;
  immediateAccess: boolean;
  immediateAccessText: string;
  acknowledgeLossText: string;
  title: string;
};

/** What is new about an order that is placed; the number and id come from here. */
export type NewOrder = Pick<
  OrderRow,
  | 'personId'
  | 'personName'
  | 'email'
  | 'locale'
  | 'subjectKind'
  | 'subjectKey'
  | 'vat'
  | 'netCents'
  | 'vatCents'
  | 'totalCents'
  | 'placedAt'
  | 'paymentExpiresAt'
  | 'title'
> & { requestKey: string };

// an order has one line until more can be ordered at once; its title stands for the order
const SELECT = `select o.id, o.number, o.person_id as "personId", o.person_name as "personName", o.email, o.locale,
    o.subject_kind as "subjectKind", o.subject_key as "subjectKey", o.status, o.vat, o.net_cents as "netCents",
    o.vat_cents as "vatCents", o.total_cents as "totalCents", o.placed_at as "placedAt", o.paid_at as "paidAt", o.attempt,
    o.payment_expires_at as "paymentExpiresAt", o.session_id as "sessionId", o.session_url as "sessionUrl",
    c.immediate_access as "immediateAccess", c.immediate_access_text as "immediateAccessText",
    c.acknowledge_loss_text as "acknowledgeLossText", l.title
  from sales.orders o
  join sales.consent c on c.order_id = o.id
  join sales.order_line l on l.order_id = o.id and l.position = 1`;

/** The tables of orders. Every change is told live, on the topic `order:<id>`. */
@Injectable()
export class Orders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: Live,
  ) {}

  async byId(id: string): Promise<OrderRow | undefined> {
    return UUID.test(id) ? this.one('where o.id = $1', [id]) : undefined;
  }

  /** Orders by their ids, in one statement; the newest first. */
  byIds(ids: readonly string[]): Promise<OrderRow[]> {
    return this.database.query(`${SELECT} where o.id = any($1::uuid[]) order by o.placed_at desc`, [ids]);
  }

  /** Holds the order until the transaction ends, so that its changes come one after another. */
  async lock(id: string): Promise<OrderRow | undefined> {
    return UUID.test(id) ? this.one('where o.id = $1 for update of o', [id]) : undefined;
  }

  byRequest(personId: string, requestKey: string): Promise<OrderRow | undefined> {
    return this.one('where o.person_id = $1 and o.request_key = $2', [personId, requestKey]);
  }

  openFor(personId: string, kind: SubjectKind, key: string): Promise<OrderRow | undefined> {
    return this.one(
      "where o.person_id = $1 and o.subject_kind = $2 and o.subject_key = $3 and o.status in ('awaiting_payment', 'processing')",
      [personId, kind, key],
    );
  }

  byNumber(number: string): Promise<OrderRow | undefined> {
    return this.one('where o.number = $1', [number]);
  }

  byPaymentIntent(intent: string): Promise<OrderRow | undefined> {
    return this.one('where o.id = (select order_id from sales.payment where payment_intent = $1)', [intent]);
  }

  ofPerson(personId: string): Promise<OrderRow[]> {
    return this.database.query(`${SELECT} where o.person_id = $1 order by o.placed_at desc limit 200`, [personId]);
  }

  /** Open orders placed before a moment: the oldest first. */
  waitingSince(before: Date, limit: number): Promise<OrderRow[]> {
    return this.database.query(
      `${SELECT} where o.status in ('awaiting_payment', 'processing') and o.placed_at < $1 order by o.placed_at limit $2`,
      [before, limit],
    );
  }

  /** Lets one person place one order at a time, over all processes; until the transaction ends. */
  async lockPerson(personId: string): Promise<void> {
    await this.database.query("select pg_advisory_xact_lock(hashtextextended('orders ' || $1, 0))", [personId]);
  }

  /** Writes an order with its line and consent; gives its id. */
  async add(order: NewOrder, consent: Consent): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `insert into sales.orders (number, person_id, person_name, email, locale, subject_kind, subject_key, request_key, status,
         vat, net_cents, vat_cents, total_cents, placed_at, payment_expires_at)
       values (format('FA-%s-%s', $1::text, lpad(nextval('sales.order_number')::text, 6, '0')),
         $2, $3, $4, $5, $6, $7, $8, 'awaiting_payment', $9, $10, $11, $12, $13, $14)
       returning id`,
      [
        String(order.placedAt.getUTCFullYear()),
        order.personId,
        order.personName,
        order.email,
        order.locale,
        order.subjectKind,
        order.subjectKey,
        order.requestKey,
        order.vat,
        order.netCents,
        order.vatCents,
        order.totalCents,
        order.placedAt,
        order.paymentExpiresAt,
      ],
    );
    if (!row) throw new Error('an order that was placed has an id');
    await this.database.query(
      `insert into sales.order_line (order_id, position, title, quantity, vat, net_cents, vat_cents, gross_cents)
       values ($1, 1, $2, 1, $3, $4, $5, $6)`,
      [row.id, order.title, order.vat, order.netCents, order.vatCents, order.totalCents],
    );
    await this.setConsent(row.id, consent);
    await this.tell(row.id, 'placed', consent.immediateAccess ? 'withdrawal right given up' : 'withdrawal right kept');
    return row.id;
  }

  /** Keeps what the buyer said last before paying. */
  async setConsent(orderId: string, consent: Consent): Promise<void> {
    await this.database.query(
      `insert into sales.consent (order_id, text_version, immediate_access, acknowledge_loss, immediate_access_text,
         acknowledge_loss_text, terms_version, given_at)
       values ($1, $2, $3, $3, $4, $5, $6, $7)
       on conflict (order_id) do update set text_version = excluded.text_version, immediate_access = excluded.immediate_access,
         acknowledge_loss = excluded.acknowledge_loss, immediate_access_text = excluded.immediate_access_text,
         acknowledge_loss_text = excluded.acknowledge_loss_text, terms_version = excluded.terms_version, given_at = excluded.given_at`,
      [
        orderId,
        consent.textVersion,
        consent.immediateAccess,
        consent.immediateAccessText,
        consent.acknowledgeLossText,
        consent.termsVersion,
        consent.givenAt,
      ],
    );
  }

  async setSession(id: string, session: { id: string; url: string | null }): Promise<void> {
    await this.database.query(
      'update sales.orders set session_id = $2, session_url = $3 where id = $1 and session_id is null',
      [id, session.id, session.url],
    );
    await this.tell(id, 'payment-opened', session.id, `payment-opened ${session.id}`);
  }

  /** Begins another attempt to open a payment, where the one before can no longer be used. */
  async nextAttempt(id: string, attempt: number, expiresAt: Date): Promise<void> {
    await this.database.query(
      'update sales.orders set attempt = $2, payment_expires_at = $3 where id = $1 and session_id is null and attempt = $2 - 1',
      [id, attempt, expiresAt],
    );
  }

  async setStatus(id: string, status: OrderStatus, paidAt: Date | null): Promise<void> {
    await this.database.query('update sales.orders set status = $2, paid_at = $3 where id = $1', [id, status, paidAt]);
    await this.tell(id, `status-${status}`);
  }

  /** Writes down what happened (with a key: once) and tells whoever is looking. Gives whether it was new. */
  async tell(orderId: string, kind: string, detail = '', key?: string): Promise<boolean> {
    const rows = await this.database.query<{ id: string }>(
      `insert into sales.order_event (order_id, at, kind, detail, key) values ($1, $2, $3, $4, $5)
       on conflict (key) do nothing returning id`,
      [orderId, this.clock.now(), kind, detail.slice(0, 500), key ?? null],
    );
    if (rows.length > 0) await this.live.publish(`order:${orderId}`);
    return rows.length > 0;
  }

  private async one(where: string, values: unknown[]): Promise<OrderRow | undefined> {
    const [row] = await this.database.query<OrderRow>(`${SELECT} ${where}`, values);
    return row;
  }
}
