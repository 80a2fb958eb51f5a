import { randomUUID } from 'node:crypto';
import type { SignedInPerson } from '../../server/src/testing/people.ts';
import type { RunningAcademy } from '../harness/running-academy.ts';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';

/** The server died under a request, and the person did not try again. */
export class GaveUp extends Error {}

/** What is ordered, in the words of the API. */
type Wanted = { subjectKind: 'MODULE' | 'PROGRAMME'; subjectKey: string; accessNow: boolean };
export type OrderSeen = { __typename: string; id: string; status: string; number: string };

const PLACE = `mutation ($input: PlaceOrderInput!) { done: placeOrder(input: $input) { __typename
  ... on Refused { message } ... on OrderPlaced { order { __typename id number status } } } }`;
const changing = (mutation: string) =>
  `mutation ($id: ID!) { done: ${mutation}(id: $id) { __typename ... on Order { id number status } } }`;
const REFUND = `mutation ($id: ID!, $reason: String!) { done: refundOrder(id: $id, reason: $reason) { __typename } }`;
const WITHDRAW = `mutation ($input: WithdrawalInput!) { done: confirmWithdrawal(input: $input) { __typename } }`;

/** Where a round's requests go: mostly to the server that is about to die. */
export type Route = { victim: RunningAcademy; chance: Chance; cut: { requests: number } };

/** How often somebody tries again rather than leaving. */
const PATIENCE = 0.85;

/** A person with a browser. When the server dies under a request they look elsewhere and try again, or give up. */
export class Customer {
  readonly person: SignedInPerson;
  /** What they came for; decided once. */
  readonly wanted: Wanted;
  /** Whether a request of theirs left. */
  asked = false;
  private readonly requestKey = randomUUID();
  private readonly stage: Stage;
  private readonly route: Route;

  constructor(stage: Stage, route: Route, person: SignedInPerson) {
    const { chance } = route;
    const { moduleKey, programmeKey } = stage.wares;
    const [subjectKind, subjectKey] = chance.is(0.7)
      ? (['MODULE', moduleKey] as const)
      : (['PROGRAMME', programmeKey] as const);
    this.wanted = { subjectKind, subjectKey, accessNow: chance.is(0.6) };
    this.stage = stage;
    this.route = route;
    this.person = person;
  }

  /** The same order, however often it is asked. */
  async place(): Promise<OrderSeen | undefined> {
    const { accessNow, ...subject } = this.wanted;
    const input = {
      ...subject,
      requestKey: this.requestKey,
      termsAccepted: true,
      immediateAccess: accessNow,
      acknowledgeLoss: accessNow,
    };
    const placed = await this.ask<{ __typename: string; order?: OrderSeen }>(PLACE, { input });
    return placed.order;
  }

  refresh(id: string): Promise<OrderSeen> {
    return this.ask(changing('refreshOrder'), { id });
  }

  cancel(id: string): Promise<OrderSeen> {
    return this.ask(changing('cancelOrder'), { id });
  }

  refund(id: string): Promise<{ __typename: string }> {
    return this.ask(REFUND, { id, reason: 'oefening' });
  }

  withdraw(orderNumber: string): Promise<{ __typename: string }> {
    return this.ask(WITHDRAW, { input: { name: 'Proefpersoon', orderNumber, email: this.person.email } });
  }

  private async ask<Done>(query: string, variables: Record<string, unknown>): Promise<Done> {
    const { chance, victim } = this.route;
    const { servers } = this.stage;
    this.asked = true;
    let server = servers.isStanding(victim) && chance.is(0.85) ? victim : await servers.any(chance, victim);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.send(server, query, variables);
      } catch (error) {
        if (servers.isStanding(server)) throw error;
        this.route.cut.requests += 1;
        if (attempt > 5 || !chance.is(PATIENCE)) throw new GaveUp();
        server = await servers.any(chance);
      }
    }
  }

  private async send<Done>(server: RunningAcademy, query: string, variables: Record<string, unknown>): Promise<Done> {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.person.cookie,
        'x-forwarded-for': addressOf(this.person),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    });
    const body = (await answer.json()) as { data?: { done: Done } | null; errors?: unknown };
    if (!body.data) throw new Error(`the academy answered ${answer.status}: ${JSON.stringify(body.errors ?? body)}`);
    return body.data.done;
  }
}

/** Everybody has an address of their own, so that limits per sender count each of them alone. */
function addressOf({ id }: SignedInPerson): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return `10.${bytes.at(-3)}.${bytes.at(-2)}.${bytes.at(-1)}`;
}
