import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from './stage.ts';

const LONGEST_MS = 60_000;

/** How long a job may run under a server that lives before it counts as left behind by one that died. */
const LEFT_BEHIND_MS = 400;

const OURS = "name not like '\\_\\_%'";

/**
 * Brings everything to rest without waiting for it: what would happen in the next minutes happens now. Jobs that wait
 * for later are due, jobs that a dead process held are taken up by the queue as it does when their time is over, webhooks
 * are sent again, and the reconciliation asks after what is still open.
 * @returns how many jobs a dead process had left behind
 */
export async function comeToRest(stage: Stage): Promise<{ leftBehind: number }> {
  const end = Date.now() + LONGEST_MS;
  let leftBehind = await quiet(stage, end);
  if (await needsReconciling(stage)) {
    await stage.boss.send('reconcile-payments', {});
    leftBehind += await quiet(stage, end);
  }
  return { leftBehind };
}

/** @returns how many jobs a dead process had left behind */
async function quiet(stage: Stage, end: number): Promise<number> {
  let takenUp = 0;
  for (;;) {
    const { delivered, failed } = await stage.emulator.control.deliver.flush();
    const open = await openJobs(stage);
    if (open.count === 0 && delivered + failed === 0) return takenUp;
    if (open.leftBehind > 0) {
      takenUp += open.leftBehind;
      await takeUp(stage);
    }
    if (Date.now() > end) throw new Error(`the academy did not come to rest within ${LONGEST_MS / 1000} s`);
    await wait(20);
  }
}

async function openJobs({ sql }: Stage): Promise<{ count: number; leftBehind: number }> {
  await sql(
    `update jobs.job set start_after = now() where state in ('created', 'retry') and start_after > now() and ${OURS}`,
  );
  const [row] = await sql<{ count: number; leftBehind: number }>(
    `select count(*)::int as count,
       count(*) filter (where state = 'active' and started_on < now() - make_interval(secs => $1))::int as "leftBehind"
     from jobs.job where state in ('created', 'active', 'retry') and ${OURS}`,
    [LEFT_BEHIND_MS / 1000],
  );
  if (!row) throw new Error('one row for every count');
  return row;
}

/** Lets the time of jobs that nobody works on be over, and has the queue look at once. */
async function takeUp({ sql, boss }: Stage): Promise<void> {
  await sql(
    `update jobs.job set started_on = started_on - interval '1 hour'
     where state = 'active' and started_on < now() - make_interval(secs => $1) and ${OURS}`,
    [LEFT_BEHIND_MS / 1000],
  );
  await sql('update jobs.queue set monitor_on = null, monitor_claim_on = null');
  await boss.supervise();
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
