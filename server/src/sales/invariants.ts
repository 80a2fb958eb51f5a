/** One place where money and access disagree: which rule is broken, and by which row. */
export type Breach = { rule: string; subject: string };

type Query = (sql: string) => Promise<unknown>;

/** Each rule selects what breaks it. Run it when nothing is under way. */
const RULES: Record<string, string> = {
  'a paid order has exactly one live entitlement': `
    select o.id from sales.orders o where o.status = 'paid' and 1 <> (
      select count(*) from access.entitlement e
      where e.source_kind = 'order' and e.source_id = o.id::text and e.ended_at is null and e.person_id = o.person_id
        and e.subject_kind = o.subject_kind and e.subject_key = o.subject_key)`,
  'a paid order has one payment of its amount': `
    select o.id from sales.orders o where o.status in ('paid', 'refunded') and not exists (
      select from sales.payment p where p.order_id = o.id and p.amount_cents = o.total_cents and p.currency = o.currency)`,
  'a payment belongs to an order that is paid': `
    select p.order_id from sales.payment p join sales.orders o on o.id = p.order_id where o.status not in ('paid', 'refunded')`,
  'a paid order has an enrolment': `
    select o.id from sales.orders o where o.status = 'paid' and not exists (
      select from learning.enrolment e where e.person_id = o.person_id
        and (o.subject_kind <> 'module' or e.module_key = o.subject_key))`,
  'a paid order has one receipt': `
    select o.id from sales.orders o where o.status in ('paid', 'refunded') and 1 <> (
      select count(*) from platform.mail m where m.order_id = o.id and m.template in ('order-paid', 'order-paid-withdrawable'))`,
  'an entitlement of an order stands on a paid order': `
    select e.id from access.entitlement e left join sales.orders o on o.id::text = e.source_id
    where e.source_kind = 'order' and e.ended_at is null and o.status is distinct from 'paid'`,
  'an order gives once': `
    select source_id from access.entitlement where source_kind = 'order' group by source_id having count(*) > 1`,
  'a refunded order has its refund': `
    select o.id from sales.orders o where o.status = 'refunded' and not exists (
      select from sales.refund r where r.order_id = o.id and r.status = 'succeeded')`,
  'a refund that succeeded belongs to a refunded order': `
    select r.id from sales.refund r join sales.orders o on o.id = r.order_id where r.status = 'succeeded' and o.status <> 'refunded'`,
  'an order agrees with its lines': `
    select o.id from sales.orders o where o.total_cents is distinct from (
      select sum(gross_cents) from sales.order_line l where l.order_id = o.id)`,
};

/** Every breach of the agreement of money and access; none when all is well. */
export async function breaches(query: Query): Promise<Breach[]> {
  const found: Breach[] = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const rows = (await query(`select broken.* from (${sql}) broken (subject)`)) as { subject: string }[];
    found.push(...rows.map(({ subject }) => ({ rule, subject: String(subject) })));
  }
  return found;
}
