import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from './stage.ts';

const LONGEST_MS = 300_000;

/** How long after a kill a job that began before it counts as left behind by the process that died. */
const LEFT_BEHIND_MS = 400;

const OURS = "name not like '\\_\\_%'";

/**
 * Brings everything to rest without waiting for it: what would happen in the next minutes happens now. Jobs that wait
 * for later are due, jobs that a dead process held are taken up by the queue as it does when their time is over, webhooks
 * are sent again, and the reconciliation asks after what is still open.
 * @param killedAt when a process was killed, by the clock of the database
 * @returns how many jobs a dead process had left behind
 */
export async function comeToRest(stage: Stage, killedAt?: Date): Promise<{ leftBehind: number }> {
  let leftBehind = await quiet(stage, killedAt);
  if (await needsReconciling(stage)) {
    await stage.boss.send('reconcile-payments', {});
    leftBehind += await quiet(stage, killedAt);
  }
  return { leftBehind };
}

async function quiet(stage: Stage, killedAt: Date | undefined): Promise<number> {
  const end = Date.now() + LONGEST_MS;
  const takenUp = new Set<string>();
  for (;;) {
    const { delivered, failed } = await stage.emulator.control.deliver.flush();
    const open = await openJobs(stage, killedAt);
    if (open.length === 0 && delivered + failed === 0) return takenUp.size;
    const left = open.filter((job) => job.leftBehind);
    if (left.length > 0) await takeUp(stage, left);
    for (const { id } of left) takenUp.add(id);
    await wake(stage);
    if (Date.now() > end) throw new Error(`the academy does not come to rest: ${JSON.stringify({ open, failed })}`);
    await wait(20);
  }
}

type OpenJob = { id: string; name: string; state: string; leftBehind: boolean };

async function openJobs({ sql }: Stage, killedAt: Date | undefined): Promise<OpenJob[]> {
  await sql(
    `update jobs.job set start_after = now() where state in ('created', 'retry') and start_after > now() and ${OURS}`,
  );
  return sql<OpenJob>(
    `select id, name, state::text as state,
       coalesce(state = 'active' and started_on <= $1 and now() > $1::timestamptz + make_interval(secs => $2), false) as "leftBehind"
     from jobs.job where state in ('created', 'active', 'retry') and ${OURS}`,
    [killedAt ?? null, LEFT_BEHIND_MS / 1000],
  );
}

/** Lets the time of jobs that nobody works on be over, and has the queue look at once. */
async function takeUp({ sql, boss }: Stage, jobs: readonly OpenJob[]): Promise<void> {
  await sql(
    "update jobs.job set started_on = started_on - interval '1 hour' where state = 'active' and id = any($1::uuid[])",
    [jobs.map((job) => job.id)],
  );
  await sql('update jobs.queue set monitor_on = null, monitor_claim_on = null');
  await boss.supervise();
}

/** Tells the workers of queues where something waits to look now, as the queue itself does for a job that is new. */
async function wake({ sql }: Stage): Promise<void> {
  await sql(
    `select pg_notify('pgboss_' || left(encode(sha224('jobs'::bytea), 'hex'), 24), name)
     from (select distinct name from jobs.job where state in ('created', 'retry') and ${OURS}) waiting`,
  );
}

/** Lets minutes pass for orders that are still open, so that the reconciliation looks at them; tells whether there are any. */
async function needsReconciling({ sql }: Stage): Promise<boolean> {
  const [aged] = await sql<{ open: number }>(
    `with orders as (
       update sales.orders set placed_at = placed_at - interval '10 minutes'
       where status in ('awaiting_payment', 'processing') returning id
     ), refunds as (
       update sales.refund set requested_at = requested_at - interval '10 minutes'
       where status in ('requested', 'pending') returning id
     ) select ((select count(*) from orders) + (select count(*) from refunds))::int as open`,
  );
  return aged !== undefined && aged.open > 0;
}
