import { setTimeout as wait } from 'node:timers/promises';
import type { Breach } from '../../server/src/sales/invariants.ts';
import type { SignedInPerson } from '../../server/src/testing/people.ts';
import type { RunningAcademy } from '../harness/running-academy.ts';
import { Chance } from './chance.ts';
import type { Route } from './customer.ts';
import { findings, type Ledger, newLedger } from './findings.ts';
import { isInWindow, MOMENTS, type Moment, momentsOf } from './moments.ts';
import { comeToRest } from './rest.ts';
import { type Stage, setStage } from './stage.ts';
import { type Paid, type Scene, tell } from './stories.ts';

export type KillReport = {
  seed: number;
  rounds: number;
  seconds: number;
  kills: number;
  orders: number;
  /** Where the orders of a round were when a process was killed. */
  moments: Record<Moment, number>;
  /** Kills with at least one order between a promise and what was promised. */
  killsInWindow: number;
  /** Kills that broke off a request or a job of the process that died. */
  killsThatCut: number;
  requestsCut: number;
  jobsCut: number;
  webhooks: { arrived: number; failed: number; dropped: number };
  /** Mails that arrived more than once, each time with the same Message-ID. */
  mails: { different: number; repeated: number };
  statuses: Record<string, number>;
  breaches: (Breach & { round: number })[];
};

const SERVERS = 3;

/** How much of the usual length of a round the moment of the kill is drawn from. */
const REACH = 0.9;

/**
 * Buys in several ways at once while processes of the server are killed at random moments; after each round everything
 * comes to rest and is compared. Ends at the first round with a breach.
 */
export async function killDrill(
  rounds: number,
  seed: number,
  told: (round: number) => void = () => {},
): Promise<KillReport> {
  const chance = new Chance(seed);
  const stage = await setStage(SERVERS, chance);
  try {
    return await new KillDrill(stage, chance, await stage.person('finance')).run(rounds, seed, told);
  } finally {
    await stage.close();
  }
}

class KillDrill {
  private readonly stage: Stage;
  private readonly chance: Chance;
  private readonly finance: SignedInPerson;
  private readonly ledger: Ledger = newLedger();
  private readonly paid: Paid[] = [];
  private readonly moments = Object.fromEntries(MOMENTS.map((moment) => [moment, 0])) as Record<Moment, number>;
  private kills = 0;
  private killsInWindow = 0;
  private killsThatCut = 0;
  private requestsCut = 0;
  private jobsCut = 0;
  private usualMs = 250;

  constructor(stage: Stage, chance: Chance, finance: SignedInPerson) {
    this.stage = stage;
    this.chance = chance;
    this.finance = finance;
  }

  async run(rounds: number, seed: number, told: (round: number) => void): Promise<KillReport> {
    const begun = performance.now();
    const breaches: KillReport['breaches'] = [];
    let round = 0;
    while (round < rounds && breaches.length === 0) {
      round += 1;
      await this.round();
      breaches.push(...(await findings(this.stage, this.ledger)).map((breach) => ({ ...breach, round })));
      told(round);
    }
    const { arrived } = this.ledger;
    const attempts = this.stage.emulator.control.webhookAttempts();
    const count = (outcome: string) => attempts.filter((attempt) => attempt.outcome === outcome).length;
    return {
      seed,
      rounds: round,
      seconds: Math.round((performance.now() - begun) / 1000),
      kills: this.kills,
      ...(await this.orders()),
      moments: this.moments,
      killsInWindow: this.killsInWindow,
      killsThatCut: this.killsThatCut,
      requestsCut: this.requestsCut,
      jobsCut: this.jobsCut,
      webhooks: { arrived: count('delivered'), failed: count('failed'), dropped: count('dropped') },
      mails: { different: arrived.size, repeated: [...arrived.values()].filter((times) => times > 1).length },
      breaches,
    };
  }

  private async round(): Promise<void> {
    const { stage, chance } = this;
    const standing = await stage.servers.atLeast(2);
    const victim = standing[0];
    if (!victim) throw new Error('there is nobody to kill');
    this.setTheProvider(victim);
    const route: Route = { victim, chance, cut: { requests: 0 } };
    const scene: Scene = { stage, chance, route, finance: this.finance, paid: this.paid };
    const stories = await Promise.all(Array.from({ length: chance.between(3, 6) }, () => tell(scene)));
    const people = stories.map(({ customer }) => customer);
    const begun = performance.now();
    const happened = Promise.all(stories.map(({ happens }) => happens)).then(() => performance.now() - begun);
    happened.catch(() => undefined); // it is looked at below, after the kill

    await wait(chance.next() * this.usualMs * REACH);
    // one process most of the time, now and then all that stand: then nobody is there until one has started again
    const dying = chance.is(0.06) ? [...standing] : [victim];
    await Promise.all(dying.map((server) => stage.servers.kill(server)));
    const [{ killedAt } = { killedAt: undefined }] = await stage.sql<{ killedAt: Date }>('select now() as "killedAt"');
    this.kills += dying.length;
    const moments = await momentsOf(
      stage,
      people.filter((one) => one.asked).map((one) => one.person.id),
    );
    stage.emulator.control.setWebhookUrl(webhookOf(await stage.servers.any(chance)));

    const tookMs = await happened;
    if (dying.length === 1) this.usualMs += (Math.min(tookMs, 1500) - this.usualMs) * 0.1;
    const jobs = await comeToRest(stage, killedAt);
    this.count(moments, route.cut.requests, jobs.leftBehind);
    await this.remember(people.map((one) => one.person));
  }

  /** How messages travel in this round: delayed, doubled, shuffled, some lost. */
  private setTheProvider(victim: RunningAcademy): void {
    const { control } = this.stage.emulator;
    const { chance } = this;
    control.setWebhookUrl(webhookOf(victim));
    control.api.delayMs = chance.between(0, 20);
    control.deliver.delayMs = chance.between(0, 40);
    control.deliver.duplicate = chance.between(0, 2);
    control.deliver.shuffle = chance.is(0.7);
    control.deliver.drop = chance.is(0.2) ? 0.4 : 0;
  }

  private count(moments: readonly Moment[], requests: number, jobs: number): void {
    for (const moment of moments) this.moments[moment] += 1;
    if (moments.some(isInWindow)) this.killsInWindow += 1;
    if (requests + jobs > 0) this.killsThatCut += 1;
    this.requestsCut += requests;
    this.jobsCut += jobs;
  }

  /** Who has paid may want their money back in a later round. */
  private async remember(people: readonly SignedInPerson[]): Promise<void> {
    const rows = await this.stage.sql<{
      id: string;
      number: string;
      status: string;
      person: string;
      mayWithdraw: boolean;
    }>(
      `select o.id, o.number, o.status, o.person_id as person, not c.immediate_access as "mayWithdraw"
       from sales.orders o join sales.consent c on c.order_id = o.id where o.person_id = any($1::uuid[]) and o.status = 'paid'`,
      [people.map((person) => person.id)],
    );
    for (const { person: id, mayWithdraw, ...order } of rows) {
      const person = people.find((one) => one.id === id);
      if (person) this.paid.push({ person, order: { __typename: 'Order', ...order }, mayWithdraw });
    }
  }

  private async orders(): Promise<Pick<KillReport, 'orders' | 'statuses'>> {
    const rows = await this.stage.sql<{ status: string; orders: number }>(
      'select status, count(*)::int as orders from sales.orders group by status order by status',
    );
    return {
      orders: rows.reduce((sum, row) => sum + row.orders, 0),
      statuses: Object.fromEntries(rows.map((row) => [row.status, row.orders])),
    };
  }
}

function webhookOf({ url }: RunningAcademy): string {
  return `${url}/webhooks/stripe`;
}
