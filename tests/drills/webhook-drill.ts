import type { StripeEvent } from '@fluxus/stripe-emulator';
import type { Breach } from '../../server/src/sales/invariants.ts';
import { Chance } from './chance.ts';
import { Customer, type Route } from './customer.ts';
import { findings, newLedger } from './findings.ts';
import { comeToRest } from './rest.ts';
import { type Stage, setStage } from './stage.ts';
import { sessionOf } from './stories.ts';

export type WebhookReport = {
  seed: number;
  times: number;
  orders: number;
  messages: number;
  /** How often each HTTP status was the answer. */
  answers: Record<string, number>;
  /** Milliseconds until the last message was answered, and until every order was settled, each time. */
  answeredMs: number[];
  settledMs: number[];
  breaches: (Breach & { round: number })[];
};

const SERVERS = 2;

/** Hands over many webhooks at once, every one of them twice and in any order, to two processes; then compares everything. */
export async function webhookDrill(webhooks: number, times: number, seed: number): Promise<WebhookReport> {
  const chance = new Chance(seed);
  const stage = await setStage(SERVERS, chance);
  const ledger = newLedger();
  const report: WebhookReport = {
    seed,
    times: 0,
    orders: 0,
    messages: 0,
    answers: {},
    answeredMs: [],
    settledMs: [],
    breaches: [],
  };
  try {
    while (report.times < times && report.breaches.length === 0) {
      report.times += 1;
      await handOver(stage, chance, webhooks, report);
      const found = await findings(stage, ledger);
      report.breaches.push(...found.map((breach) => ({ ...breach, round: report.times })));
    }
    return report;
  } finally {
    await stage.close();
  }
}

async function handOver(stage: Stage, chance: Chance, webhooks: number, report: WebhookReport): Promise<void> {
  const events: StripeEvent[] = [];
  while (events.length * 2 < webhooks) {
    events.push(...(await somebodyPays(stage, chance)));
    report.orders += 1;
  }
  const messages = shuffled([...events, ...events], chance);
  const servers = await stage.servers.atLeast(SERVERS);
  const begun = performance.now();
  const answers = await Promise.all(
    messages.map(async (event) => {
      const { body, headers } = stage.emulator.control.message(event);
      const answer = await fetch(`${chance.pick(servers).url}/webhooks/stripe`, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  report.answeredMs.push(Math.round(performance.now() - begun));
  await comeToRest(stage);
  report.settledMs.push(Math.round(performance.now() - begun));
  report.messages += answers.length;
  for (const status of answers) report.answers[status] = (report.answers[status] ?? 0) + 1;
}

/** Somebody orders and pays without coming back; gives what the provider has to tell about it. */
async function somebodyPays(stage: Stage, chance: Chance): Promise<StripeEvent[]> {
  const { control } = stage.emulator;
  const route: Route = { victim: await stage.servers.any(chance), chance, cut: { requests: 0 } };
  const order = await new Customer(stage, route, await stage.person()).place();
  const session = order && sessionOf(stage, order.id);
  if (!session) throw new Error('an order that was placed while nothing died has a payment');
  const { payment_intent: intent } = control.pay(session.id, 'paid');
  return control.events().filter(({ data: { object } }) => {
    const { id, payment_intent: of } = object as { id: string; payment_intent?: string | null };
    return id === session.id || id === intent || (of !== undefined && of === intent);
  });
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  return items
    .map((item) => ({ item, place: chance.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
