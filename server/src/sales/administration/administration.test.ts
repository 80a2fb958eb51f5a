import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { Buying, PROGRAMME } from '../../testing/buying.ts';
import { type SignedInPerson, signIn } from '../../testing/people.ts';

let academy: TestAcademy;
let buying: Buying;
let finance: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy();
  buying = await Buying.in(academy);
  finance = await signIn(academy, { roles: ['finance'], name: 'Proef Financiën' });
});
afterAll(() => academy.close());

async function ask<Data>(
  query: string,
  variables: Record<string, unknown> = {},
  by: SignedInPerson | undefined = finance,
): Promise<Data> {
  const { data, errors } = await academy.graphql<Data>(query, variables, by?.cookie);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

const SEARCH = 'query ($text: String!) { administrationSearch(text: $text) { people { id } orders { id } } }';
type Finds = { administrationSearch: { people: { id: string }[]; orders: { id: string }[] } };

describe('beheer', () => {
  test('finds an order by each of its references', async () => {
    const { person, order, session } = await buying.paidBuyer();
    const intent = academy.emulator.control.sessions().find((one) => one.id === session)?.payment_intent;
    for (const text of [order.number, order.id, session, intent, person.email, person.email.slice(0, 12)]) {
      const { administrationSearch } = await ask<Finds>(SEARCH, { text });
      expect({ text, orders: administrationSearch.orders }).toEqual({ text, orders: [{ id: order.id }] });
    }
    const { administrationSearch } = await ask<Finds>(SEARCH, { text: person.email });
    expect(administrationSearch.people).toEqual([{ id: person.id }]);
    expect((await ask<Finds>(SEARCH, { text: "%'; drop" })).administrationSearch).toEqual({ people: [], orders: [] });
  });

  test('shows the whole history of an order', async () => {
    const { order } = await buying.paidBuyer();
    type Shown = {
      administeredOrder: {
        history: { kind: string }[];
        mails: { template: string; status: string }[];
        jobs: { queue: string; state: string }[];
        consent: { immediateAccess: boolean; statements: string[]; termsVersion: string };
        refunds: unknown[];
      };
    };
    const { administeredOrder } = await ask<Shown>(
      `query ($id: ID!) { administeredOrder(id: $id) { ... on AdministeredOrder { references order { number } history { at kind detail }
        mails { template status } jobs { queue state } acts { act } consent { immediateAccess statements givenAt termsVersion } refunds { id } } } }`,
      { id: order.id },
    );
    const kinds = administeredOrder.history.map((one) => one.kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['placed', 'payment-opened', 'checkout.session.completed', 'status-paid']),
    );
    expect(administeredOrder.mails).toEqual([{ template: 'order-paid', status: 'sent' }]);
    expect(administeredOrder.jobs).toContainEqual({ queue: 'settle-payment', state: 'completed' });
    expect(administeredOrder.consent).toMatchObject({
      immediateAccess: true,
      statements: [expect.any(String), expect.any(String)],
      termsVersion: expect.stringMatching(/./),
    });
    expect(administeredOrder.refunds).toEqual([]);
  });

  test('shows why money went back, and what became of it', async () => {
    const { order, session } = await buying.paidBuyer();
    await ask('mutation ($id: ID!) { refundOrder(id: $id, reason: "dubbel besteld") { __typename } }', {
      id: order.id,
    });
    await academy.settled();
    await buying.deliver(session);
    const { administeredOrder } = await ask<{ administeredOrder: { refunds: unknown[] } }>(
      `query ($id: ID!) { administeredOrder(id: $id) { ... on AdministeredOrder { refunds { amountCents status cause reason failure
        requestedAt succeededAt } } } }`,
      { id: order.id },
    );
    expect(administeredOrder.refunds).toEqual([
      {
        ...{ amountCents: order.totalCents, status: 'succeeded', cause: 'staff', reason: 'dubbel besteld' },
        ...{ failure: null, requestedAt: expect.any(String), succeededAt: expect.any(String) },
      },
    ]);
  });

  test('gives and takes access with a reason, and writes down who did it', async () => {
    const person = await signIn(academy);
    const grant = (reason: string, subjectKey = buying.moduleKey) =>
      ask<{ grantAccess: { __typename: string } }>(
        'mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename } }',
        { input: { personId: person.id, subjectKind: 'MODULE', subjectKey, reason } },
      );
    expect((await grant('')).grantAccess.__typename).toBe('InvalidInput');
    expect((await grant('reden genoeg', 'no-such')).grantAccess.__typename).toBe('InvalidInput');
    expect(await buying.mayOpen(person)).toBe(false);
    expect((await grant('pilootschool')).grantAccess.__typename).toBe('AccessGranted');
    expect(await buying.mayOpen(person)).toBe(true);
    type Shown = {
      administeredPerson: {
        entitlements: { id: string; reason: string }[];
        acts: { act: string; actorName: string; reason: string }[];
      };
    };
    const show = () =>
      ask<Shown>(
        'query ($id: ID!) { administeredPerson(id: $id) { ... on AdministeredPerson { entitlements { id reason } acts { act actorName reason } } } }',
        { id: person.id },
      );
    const [held] = (await show()).administeredPerson.entitlements;
    expect(held?.reason).toBe('pilootschool');
    await ask('mutation ($input: WithdrawAccessInput!) { withdrawAccess(input: $input) { __typename } }', {
      input: { entitlementId: held?.id, reason: 'piloot is voorbij' },
    });
    expect(await buying.mayOpen(person)).toBe(false);
    expect((await show()).administeredPerson.acts).toEqual([
      { act: 'grant-access', actorName: 'Proef Financiën', reason: 'pilootschool' },
      { act: 'withdraw-access', actorName: 'Proef Financiën', reason: 'piloot is voorbij' },
    ]);
  });

  test('gives once, however often the form is sent, and tells who changed somebody’s roles', async () => {
    const person = await signIn(academy);
    const input = {
      personId: person.id,
      subjectKind: 'MODULE',
      subjectKey: buying.moduleKey,
      reason: 'dubbel geklikt',
    };
    const grant = 'mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename } }';
    await Promise.all([1, 2, 3].map(() => ask(grant, { input })));
    expect(await buying.sql('select id from access.entitlement where person_id = $1', [person.id])).toHaveLength(1);

    const administrator = await signIn(academy, { roles: ['administrator'], name: 'Proef Beheer' });
    const roles = 'mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { __typename } }';
    const change = { personId: person.id, roles: ['LEARNER', 'AUTHOR'], reason: 'schrijft voortaan mee' };
    for (const _ of [1, 2]) await ask(roles, { input: change }, administrator);
    const { administeredPerson } = await ask<{ administeredPerson: { acts: { act: string; actorName: string }[] } }>(
      'query ($id: ID!) { administeredPerson(id: $id) { ... on AdministeredPerson { acts { act actorName } } } }',
      { id: person.id },
    );
    expect(administeredPerson.acts).toEqual([
      { act: 'grant-access', actorName: 'Proef Financiën' },
      { act: 'change-roles', actorName: 'Proef Beheer' },
    ]);
  });

  test('does not take by hand what was bought', async () => {
    const { person } = await buying.paidBuyer();
    const [held] = await buying.sql<{ id: string }>('select id from access.entitlement where person_id = $1', [
      person.id,
    ]);
    const { withdrawAccess } = await ask<{ withdrawAccess: { __typename: string } }>(
      'mutation ($input: WithdrawAccessInput!) { withdrawAccess(input: $input) { __typename } }',
      { input: { entitlementId: held?.id, reason: 'zomaar weg' } },
    );
    expect(withdrawAccess.__typename).toBe('InvalidInput');
    expect(await buying.mayOpen(person)).toBe(true);
  });

  test('sends a failed mail again', async () => {
    const [mail] = await buying.sql<{ id: string }>(
      `insert into platform.mail (key, template, recipient, locale, data, status, error)
       values ('test', 'staff-alert', 'iemand@school.test', 'nl-BE', '{"number":"1","what":"x","url":"/"}', 'failed', 'weg') returning id`,
    );
    type Troubles = { troubles: { mails: { id: string; error: string | null }[] } };
    const before = await ask<Troubles>('{ troubles { mails { id error } jobs { id } } }');
    expect(before.troubles.mails).toEqual([{ id: mail?.id, error: 'weg' }]);
    await ask('mutation ($id: ID!) { retryMail(id: $id) { __typename } }', { id: mail?.id });
    await academy.settled();
    expect(await buying.sql('select status from platform.mail where id = $1', [mail?.id])).toEqual([
      { status: 'sent' },
    ]);
  });

  test('is closed to everybody else', async () => {
    const learner = await signIn(academy);
    const author = await signIn(academy, { roles: ['author', 'facilitator'] });
    for (const by of [learner, author]) {
      await expect(ask(SEARCH, { text: 'FA' }, by)).rejects.toThrow('NOT_ALLOWED');
      await expect(ask('{ troubles { mails { id } } }', {}, by)).rejects.toThrow('NOT_ALLOWED');
    }
  });

  test('the record of acts cannot be changed, by nobody', async () => {
    await expect(buying.sql("update insight.act set reason = 'anders'")).rejects.toThrow('never changed');
    await expect(buying.sql('delete from insight.act')).rejects.toThrow('never changed');
  });
});

describe('offers and access on the catalogue', () => {
  const SHOWN =
    '{ modules { key owned offer { priceCents vatSentence } } programmes { key offer { priceCents savingCents vatSentence } } }';
  type Shown = {
    modules: { key: string; owned: boolean; offer: { priceCents: number } }[];
    programmes: { offer: { savingCents: number; vatSentence: string } }[];
  };

  test('show a price, its VAT and what a programme saves', async () => {
    const { modules, programmes } = await ask<Shown>(SHOWN, {}, undefined);
    expect(modules.map((one) => [one.owned, one.offer.priceCents])).toEqual([
      [false, 4500],
      [false, 4500],
    ]);
    expect(programmes[0]?.offer).toEqual({ priceCents: 8000, savingCents: 1000, vatSentence: 'Inclusief 21% btw.' });
  });

  test('a programme that is paid opens all its modules, with VAT that adds up', async () => {
    const { person, order } = await buying.paidBuyer({ subjectKind: 'PROGRAMME', subjectKey: PROGRAMME });
    const { modules } = await ask<Shown>(SHOWN, {}, person);
    expect(modules.map((one) => one.owned)).toEqual([true, true]);
    const enrolled = await buying.sql('select module_key from learning.enrolment where person_id = $1', [person.id]);
    expect(enrolled).toHaveLength(2);
    const [sums] = await buying.sql('select net_cents, vat_cents, total_cents from sales.orders where id = $1', [
      order.id,
    ]);
    expect(sums).toEqual({ net_cents: 6612, vat_cents: 1388, total_cents: 8000 });
    expect((await buying.place(person)).__typename).toBe('AlreadyEntitled');
    expect(await buying.breaches()).toEqual([]);
  });
});
