import type { CheckoutSession } from '@fluxus/stripe-emulator';
import type { Stage } from './stage.ts';

/** Where an order can be when the process dies. */
export const MOMENTS = [
  'asked, not kept',
  'kept, no payment opened',
  'payment opened, not known here',
  'payment open, not paid',
  'slow payment under way',
  'paid, not told',
  'event kept, not settled',
  'settled, receipt not sent',
  'settled, receipt sent',
  'money going back',
  'closed',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Where dying matters: something was promised and is not yet given, or is half written down. */
const WINDOW = new Set<Moment>([
  'asked, not kept',
  'kept, no payment opened',
  'payment opened, not known here',
  'paid, not told',
  'event kept, not settled',
  'settled, receipt not sent',
  'money going back',
]);

export function isInWindow(moment: Moment): boolean {
  return WINDOW.has(moment);
}

type Row = {
  id: string;
  person: string;
  status: string;
  session: string | null;
  told: boolean;
  receiptWaits: boolean;
  goingBack: boolean;
};

const ORDERS = `
  select o.id, o.person_id as person, o.status, o.session_id as session,
    exists (select from sales.payment_event e where e.order_id = o.id and e.type like 'checkout.session.%' and e.type <> 'checkout.session.expired') as told,
    exists (select from platform.mail m where m.order_id = o.id and m.template like 'order-paid%' and m.status <> 'sent') as "receiptWaits",
    exists (select from sales.refund r where r.order_id = o.id and r.status in ('requested', 'pending')) as "goingBack"
  from sales.orders o where o.person_id = any($1::uuid[])`;

/** Where the orders of these people are at this moment, one for each order and for each person without one. */
export async function momentsOf({ sql, emulator }: Stage, people: readonly string[]): Promise<Moment[]> {
  const reading = sql<Row>(ORDERS, [people]);
  const sessions = new Map(emulator.control.sessions().map((session) => [session.client_reference_id, session]));
  const rows = await reading;
  const known = new Set(rows.map((row) => row.person));
  const missing = people.filter((person) => !known.has(person)).map((): Moment => 'asked, not kept');
  return [...missing, ...rows.map((row) => momentOf(row, sessions.get(row.id)))];
}

function momentOf(row: Row, session: CheckoutSession | undefined): Moment {
  if (row.goingBack) return 'money going back';
  if (row.status === 'paid') return row.receiptWaits ? 'settled, receipt not sent' : 'settled, receipt sent';
  if (row.status !== 'awaiting_payment' && row.status !== 'processing') return 'closed';
  if (!session) return 'kept, no payment opened';
  if (session.payment_status === 'paid') return row.told ? 'event kept, not settled' : 'paid, not told';
  if (!row.session) return 'payment opened, not known here';
  return session.status === 'complete' ? 'slow payment under way' : 'payment open, not paid';
}
