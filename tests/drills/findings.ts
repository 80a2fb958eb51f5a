import { setTimeout as wait } from 'node:timers/promises';
import type { CheckoutSession } from '@fluxus/stripe-emulator';
import { type Breach, breaches } from '../../server/src/sales/invariants.ts';
import type { Stage } from './stage.ts';

/** Longer than a job of the queue's own clock takes. */
const CLOCKWORK_MS = 10_000;

/** What every round leaves to be compared with what follows. */
export type Ledger = {
  /** Message-IDs of mails that really arrived, and how often. */
  arrived: Map<string, number>;
  /** The last caught mail that was read. */
  lastCaught: string;
  /** Events the academy said it has. */
  acknowledged: Set<string>;
};

export function newLedger(): Ledger {
  return { arrived: new Map(), lastCaught: '00000000-0000-0000-0000-000000000000', acknowledged: new Set() };
}

type OrderRow = { id: string; person: string; status: string; subject: string; cents: number };

/** Everything that is wrong, once nothing is under way: by SQL, by what the provider holds and by what arrived. */
export async function findings(stage: Stage, ledger: Ledger): Promise<Breach[]> {
  await readMail(stage, ledger);
  noteAcknowledged(stage, ledger);
  const orders = await stage.sql<OrderRow>(
    `select id, person_id as person, status, subject_kind || ' ' || subject_key as subject, total_cents as cents from sales.orders`,
  );
  const sessions = stage.emulator.control.sessions();
  return [
    ...(await breaches((statement) => stage.sql(statement))),
    ...providerAndWe(orders, sessions),
    ...chargedTwice(stage, orders, sessions),
    ...(await mailsWrong(stage, ledger)),
    ...(await jobsLost(stage)),
    ...(await eventsLost(stage, ledger)),
  ];
}

/** Money the provider holds is known here, and what is open here is open there. */
function providerAndWe(orders: readonly OrderRow[], sessions: readonly CheckoutSession[]): Breach[] {
  const bySession = Map.groupBy(sessions, (session) => session.client_reference_id);
  const known = new Set(orders.map((order) => order.id));
  const strangers = sessions.filter((session) => !known.has(session.client_reference_id ?? ''));
  return [
    ...strangers.map(({ id }) => ({ rule: 'a payment was opened for an order that is not kept', subject: id })),
    ...orders.flatMap((order) => disagreement(order, bySession.get(order.id) ?? [])),
  ];
}

function disagreement({ id, status, cents }: OrderRow, sessions: readonly CheckoutSession[]): Breach[] {
  const paid = sessions.filter((session) => session.payment_status === 'paid');
  const settled = status === 'paid' || status === 'refunded';
  const wrong: string[] = [];
  if (paid.length > 0 && !settled) wrong.push(`paid at the provider, ${status} here`);
  if (paid.length === 0 && settled) wrong.push(`${status} here, not paid at the provider`);
  if (paid.some((session) => session.amount_total !== cents)) wrong.push('another amount at the provider');
  if (sessions.length > 1 || (sessions.length === 0 && status !== 'cancelled'))
    wrong.push(`${sessions.length} payments opened`);
  const open = sessions.some((session) => session.status === 'open');
  if (status === 'awaiting_payment' && !open) wrong.push('waits for a payment that can no longer be made');
  if (!settled && status !== 'awaiting_payment' && open) wrong.push(`${status} here, but it can still be paid`);
  return wrong.map((what) => ({ rule: what, subject: id }));
}

/** Nobody pays twice for the same thing, and no payment goes back twice. */
function chargedTwice(
  { emulator }: Stage,
  orders: readonly OrderRow[],
  sessions: readonly CheckoutSession[],
): Breach[] {
  const kept = new Set(orders.filter((order) => order.status === 'paid').map((order) => order.id));
  const byBuyer = Map.groupBy(
    sessions.filter((session) => session.payment_status === 'paid' && kept.has(session.client_reference_id ?? '')),
    (session) => {
      const order = orders.find((one) => one.id === session.client_reference_id);
      return `${order?.person} ${order?.subject}`;
    },
  );
  const twice = [...byBuyer].filter(([, paid]) => paid.length > 1).map(([buyer]) => buyer);
  const refunds = new Map<string, string>();
  for (const event of emulator.control.events()) {
    if (event.type !== 'refund.created') continue;
    const { id, payment_intent: intent } = event.data.object as { id: string; payment_intent: string };
    if (refunds.has(intent) && refunds.get(intent) !== id) twice.push(`refunds of ${intent}`);
    refunds.set(intent, id);
  }
  return twice.map((subject) => ({ rule: 'nobody is charged or paid back twice', subject }));
}

async function readMail({ sql }: Stage, ledger: Ledger): Promise<void> {
  const rows = await sql<{ id: string; source: Buffer }>(
    'select id, source from platform.caught_mail where id > $1 order by id',
    [ledger.lastCaught],
  );
  for (const { id, source } of rows) {
    const messageId = /^message-id: *<([^@>]+)@/im.exec(source.toString('latin1'))?.[1] ?? `none ${id}`;
    ledger.arrived.set(messageId, (ledger.arrived.get(messageId) ?? 0) + 1);
    ledger.lastCaught = id;
  }
}

/**
 * Every mail promised has arrived and none arrived that was not promised. A mail can arrive twice when the process dies
 * between the mail server's answer and writing it down; it then carries the same Message-ID, which is one mail to its reader.
 */
async function mailsWrong({ sql }: Stage, { arrived }: Ledger): Promise<Breach[]> {
  const promised = await sql<{ id: string; status: string; template: string }>(
    'select id, status, template from platform.mail',
  );
  const known = new Set(promised.map((mail) => mail.id));
  return [
    ...promised
      .filter((mail) => mail.status !== 'sent' || !arrived.has(mail.id))
      .map((mail) => ({ rule: `a promised mail (${mail.template}) did not arrive`, subject: mail.id })),
    ...[...arrived.keys()]
      .filter((id) => !known.has(id))
      .map((id) => ({ rule: 'a mail arrived that nobody promised', subject: id })),
  ];
}

/** The queue's own clock may begin a job in the very moment of looking: that one ends within seconds, a lost one does not. */
async function jobsLost({ sql }: Stage): Promise<Breach[]> {
  const end = Date.now() + CLOCKWORK_MS;
  const look = () =>
    sql<{ id: string; name: string; state: string }>(
      `select id, name, state::text as state from jobs.job where state not in ('completed') and name not like '\\_\\_%'`,
    );
  let rows = await look();
  while (rows.length > 0 && Date.now() < end) {
    await wait(100);
    rows = await look();
  }
  return rows.map((job) => ({ rule: `a job is ${job.state} at rest`, subject: `${job.name} ${job.id}` }));
}

function noteAcknowledged({ emulator }: Stage, { acknowledged }: Ledger): void {
  for (const { eventId, outcome } of emulator.control.webhookAttempts())
    if (outcome === 'delivered') acknowledged.add(eventId);
}

async function eventsLost({ sql }: Stage, { acknowledged }: Ledger): Promise<Breach[]> {
  const kept = new Set((await sql<{ id: string }>('select id from sales.payment_event')).map((event) => event.id));
  return [...acknowledged]
    .filter((id) => !kept.has(id))
    .map((subject) => ({ rule: 'an event was acknowledged and not kept', subject }));
}
