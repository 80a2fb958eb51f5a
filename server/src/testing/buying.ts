import { randomUUID } from 'node:crypto';
import { type ModuleContent, type ProgrammeContent, Publications } from '../catalogue/index.ts';
import { Database } from '../platform/database/database.ts';
import { type Breach, breaches, DefineOffer } from '../sales/index.ts';
import type { TestAcademy } from './academy.ts';
import { type SignedInPerson, signIn } from './people.ts';

/** What a test looks at in an order. */
export type SeenOrder = {
  __typename: string;
  id: string;
  number: string;
  status: string;
  totalCents: number;
  vatSentence: string;
  paymentUrl: string | null;
  withdrawableUntil: string | null;
  withdrawn: boolean;
  refunds: { status: string; amountCents: number }[];
  lines: { title: string; grossCents: number }[];
};

export type PlaceInput = Partial<{
  subjectKind: string;
  subjectKey: string;
  immediateAccess: boolean;
  acknowledgeLoss: boolean;
  termsAccepted: boolean;
  requestKey: string;
}>;

const ORDER = `id number status totalCents vatSentence paymentUrl withdrawableUntil withdrawn refunds { status amountCents } lines { title grossCents }`;

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on Refused { message }
  ... on InvalidInput { problems { field message } } ... on OrderPlaced { paymentUrl order { ${ORDER} } } } }`;

type Placed = {
  __typename: string;
  message?: string;
  problems?: { field: string }[];
  paymentUrl: string;
  order: SeenOrder;
};

const MODULES = ['te-koop', 'ook-te-koop'] as const;
export const PROGRAMME = 'allebei';

function moduleContent(key: string): ModuleContent {
  const lesson = { key: 'les', slug: 'les', title: 'Les', phase: 'WHY', lead: '', minutes: 10, free: false } as const;
  return {
    ...{ slug: `over-${key}`, title: `Module ${key}`, subtitle: '', promise: '', able: [], forWhom: '' },
    ...{
      cover: { svg: '<svg/>', alt: '' },
      priceCents: 4500,
      vat: 'exempt-art-44',
      questions: [],
      caseKeys: [],
      barriers: [],
    },
    lessons: [{ ...lesson, segments: [], blocks: [], checks: [], text: '' }],
  };
}

function programmeContent(): ProgrammeContent {
  return { slug: PROGRAMME, title: 'Allebei', promise: '', moduleKeys: MODULES, priceCents: 8000, vat: 'standard-21' };
}

/** Buying, as tests do it: everything through the API, the provider played by the emulator. */
export class Buying {
  constructor(
    readonly academy: TestAcademy,
    /** A module that is for sale. */
    readonly moduleKey: string,
  ) {}

  /** Publishes two modules and the programme that holds both, and puts them up for sale. */
  static async in(academy: TestAcademy): Promise<Buying> {
    const publications = academy.app.get(Publications, { strict: false });
    await academy.app.get(Database, { strict: false }).transaction(async () => {
      await publications.lock();
      for (const key of MODULES) {
        await publications.freeze({ kind: 'module', key, manuscript: {}, content: moduleContent(key), by: undefined });
      }
      const content = programmeContent();
      await publications.freeze({ kind: 'programme', key: PROGRAMME, manuscript: {}, content, by: undefined });
    });
    const offers = academy.app.get(DefineOffer, { strict: false });
    for (const key of MODULES) {
      await offers.run({ subject: { kind: 'module', key }, priceCents: 4500, vat: 'exempt-art-44' });
    }
    await offers.run({ subject: { kind: 'programme', key: PROGRAMME }, priceCents: 8000, vat: 'standard-21' });
    return new Buying(academy, MODULES[0]);
  }

  async place(person: SignedInPerson, input: PlaceInput = {}): Promise<Placed> {
    const all = {
      ...{ subjectKind: 'MODULE', subjectKey: this.moduleKey, requestKey: randomUUID() },
      ...{ immediateAccess: true, acknowledgeLoss: true, termsAccepted: true, ...input },
    };
    const { data, errors } = await this.academy.graphql<{ placeOrder: Placed }>(PLACE, { input: all }, person.cookie);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.placeOrder;
  }

  /** Somebody new with an order that is not paid yet. */
  async buyer(input: PlaceInput = {}): Promise<{ person: SignedInPerson; order: SeenOrder; session: string }> {
    const person = await signIn(this.academy);
    const { order } = await this.place(person, input);
    return { person, order, session: this.sessionOf(order.id) };
  }

  /** Somebody new who paid, as the webhook told us. */
  async paidBuyer(input: PlaceInput = {}): Promise<{ person: SignedInPerson; order: SeenOrder; session: string }> {
    const made = await this.buyer(input);
    this.academy.emulator.control.pay(made.session, 'paid');
    await this.deliver(made.session);
    return { ...made, order: await this.see(made.person, made.order.id) };
  }

  sessionOf(orderId: string): string {
    const session = this.academy.emulator.control.sessions().find((one) => one.client_reference_id === orderId);
    if (!session) throw new Error(`order ${orderId} has no session`);
    return session.id;
  }

  async see(person: SignedInPerson, id: string): Promise<SeenOrder> {
    const query = `query ($id: ID!) { order(id: $id) { __typename ... on Order { ${ORDER} } } }`;
    const { data } = await this.academy.graphql<{ order: SeenOrder }>(query, { id }, person.cookie);
    if (!data) throw new Error('the order was not shown');
    return data.order;
  }

  async change(person: SignedInPerson, mutation: 'refreshOrder' | 'cancelOrder', id: string): Promise<SeenOrder> {
    const query = `mutation ($id: ID!) { done: ${mutation}(id: $id) { __typename ... on Order { ${ORDER} } } }`;
    const { data } = await this.academy.graphql<{ done: SeenOrder }>(query, { id }, person.cookie);
    if (!data) throw new Error(`${mutation} failed`);
    return data.done;
  }

  /** Events about a session, its payment or its refunds, as the provider made them. */
  eventsAbout(session: string) {
    const { events, sessions } = this.academy.emulator.control;
    const intent = sessions().find((one) => one.id === session)?.payment_intent;
    return events().filter(({ data: { object } }) => {
      const { id, payment_intent } = object as { id: string; payment_intent?: string | null };
      return id === session || (intent && (id === intent || payment_intent === intent));
    });
  }

  /** Hands events to the webhook; gives the statuses it answered with. */
  async post(events: ReturnType<Buying['eventsAbout']>): Promise<number[]> {
    return Promise.all(
      events.map(async (event) => {
        const { body, headers } = this.academy.emulator.control.message(event);
        const answer = await this.academy.app.inject({
          method: 'POST',
          url: '/webhooks/stripe',
          headers,
          payload: body,
        });
        return answer.statusCode;
      }),
    );
  }

  /** Hands over everything about a session and waits until it was worked on. */
  async deliver(session: string): Promise<void> {
    await this.post(this.eventsAbout(session));
    await this.academy.settled();
  }

  async sql<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.academy.database.dataSource.query(sql, values)) as Row[];
  }

  async mails(orderId: string): Promise<string[]> {
    const rows = await this.sql<{ template: string }>(
      'select template from platform.mail where order_id = $1 order by queued_at, id',
      [orderId],
    );
    return rows.map((row) => row.template);
  }

  async mayOpen(person: SignedInPerson): Promise<boolean> {
    const [row] = await this.sql<{ may: boolean }>('select access.may_open($1, $2) as may', [
      person.id,
      this.moduleKey,
    ]);
    return row?.may ?? false;
  }

  breaches(): Promise<Breach[]> {
    return breaches((sql) => this.sql(sql));
  }
}
