import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLField, type GraphQLSchema, getNamedType, isLeafType } from 'graphql';
import { assertEverythingDeclared, declaredOperations } from '../../server/src/platform/graphql/declared.ts';
import { PAGES, ROUTES, type RouteRow } from './routes.ts';
import { IN_THE_STUDIO, ROWS } from './rows.ts';
import { APPROACH, CALLERS, CASE, type CallerKind, MODULE, makeWorld, POST, STEP_WORDS, type World } from './world.ts';

let world: World;
let schema: GraphQLSchema;
beforeAll(async () => {
  world = await makeWorld();
  schema = world.academy.app.get(GraphQLSchemaHost, { strict: false }).schema;
}, 120_000);
afterAll(() => world?.academy.close());

function operations(): Map<string, { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> }> {
  const of = (kind: 'query' | 'mutation') =>
    Object.entries((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).map(
      ([name, field]) => [name, { kind, field }] as const,
    );
  return new Map([...of('query'), ...of('mutation')]);
}

/** Asks as one kind of caller and tells what came back. */
async function verdict(name: string, caller: CallerKind, about = world): Promise<string> {
  const { kind, field } = operations().get(name)!;
  const asked = ROWS[name]!.ask(about);
  const declared = Object.entries(asked).map(([variable, [type]]) => `$${variable}: ${type}`);
  const passed = Object.keys(asked).map((variable) => `${variable}: $${variable}`);
  const list = (items: string[]) => (items.length > 0 ? `(${items.join(', ')})` : '');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  const { data, errors } = await world.academy.graphql<{ answer: { __typename: string } | number | null }>(
    `${kind} ${list(declared)} { answer: ${name}${list(passed)} ${selection} }`,
    Object.fromEntries(Object.entries(asked).map(([variable, [, value]]) => [variable, value])),
    await world.cookieFor(caller),
  );
  if (errors) return String(errors[0]?.extensions?.code ?? errors[0]?.message);
  const answer = data?.answer ?? null;
  if (typeof answer === 'number') return 'number';
  return answer === null ? 'null' : Array.isArray(answer) ? 'list' : answer.__typename;
}

test('every operation of the schema has a row, and every row an operation', () => {
  expect(Object.keys(ROWS).sort()).toEqual([...operations().keys()].sort());
});

describe('who gets what', () => {
  test.each(Object.keys(ROWS))('%s', async (name) => {
    const found: Record<string, string> = {};
    for (const caller of CALLERS) found[caller] = await verdict(name, caller);
    expect(found).toEqual(ROWS[name]!.expected);
  });
});

test('an author finds nothing of a module in which they were not invited to write', async () => {
  const found: Record<string, string> = {};
  for (const name of Object.keys(IN_THE_STUDIO))
    found[name] = await verdict(name, 'author', { ...world, draft: world.otherDraft });
  expect(found).toEqual(Object.fromEntries(Object.keys(IN_THE_STUDIO).map((name) => [name, 'NotFound'])));
});

async function statuses({ ask }: RouteRow): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const caller of CALLERS) {
    const cookie = await world.cookieFor(caller);
    const { method = 'GET', url, stays = false } = ask(world);
    const headers = { accept: 'text/html', ...(cookie ? { cookie } : {}) };
    const answer = await world.academy.app.inject({ method, url, headers, payloadAsStream: stays });
    found[caller] = answer.statusCode;
    if (stays) answer.stream().destroy();
  }
  return found;
}

describe('who gets where', () => {
  test('every route of the server has a row', () => {
    const routes = declaredOperations(world.academy.app).filter(({ kind }) => kind === 'route');
    const named = routes.map((one) => one.name).filter((name) => name !== 'PagesController.page');
    expect(Object.keys(ROUTES).sort()).toEqual(named.sort());
  });

  test.each(Object.keys(ROUTES))('%s', async (name) => {
    expect(await statuses(ROUTES[name]!)).toEqual(ROUTES[name]!.expected);
  });

  test.each(Object.keys(PAGES))('the page: %s', async (name) => {
    expect(await statuses(PAGES[name]!)).toEqual(PAGES[name]!.expected);
  });
});

test('what a case study says beyond its situation is for who has access, in the API and on its pages', async () => {
  const found: Record<string, boolean[]> = {};
  const query = `{ caseStudy(slug: "${CASE}") { ... on CasePage { study { ... on WholeCase { approach } } } } }`;
  for (const caller of CALLERS) {
    const cookie = await world.cookieFor(caller);
    const answers = [JSON.stringify((await world.academy.graphql(query, {}, cookie)).data)];
    for (const url of [`/praktijkvoorbeelden/${CASE}`, `/praktijkvoorbeelden/${CASE}?afdrukken`])
      answers.push((await world.academy.app.inject({ url, headers: cookie ? { cookie } : {} })).body);
    found[caller] = answers.map((answer) => answer.includes(APPROACH));
  }
  const [nowhere, everywhere] = [
    [false, false, false],
    [true, true, true],
  ];
  expect(found).toEqual(Object.fromEntries(CALLERS.map((kind) => [kind, kind === 'reader' ? everywhere : nowhere])));
});

test('what somebody wrote in a small step is for them alone, in the API and on its pages', async () => {
  const found: Record<string, boolean[]> = {};
  const { step, academy } = world;
  const queries = [
    `{ step(id: "${step}") { ... on Step { situation } } }`,
    '{ mySteps { steps { situation } } }',
    '{ nextSteps { situation } }',
  ];
  const addresses = ['', `/${step}`, `/${step}/terugkijken`, `/${step}?weg`];
  for (const caller of CALLERS) {
    const cookie = await world.cookieFor(caller);
    const answers: string[] = [];
    for (const query of [...queries, '{ mySteps(lookedBack: true) { steps { situation } } }'])
      answers.push(JSON.stringify(await academy.graphql(query, {}, cookie)));
    for (const address of [...addresses, '?toon=teruggekeken'])
      answers.push(
        (await academy.app.inject({ url: `/mijn-stappen${address}`, headers: cookie ? { cookie } : {} })).body,
      );
    const shown = answers.map((answer) => answer.includes(STEP_WORDS));
    found[caller] = [shown[0] ?? false, shown.some(Boolean)];
  }
  expect(found).toEqual(
    Object.fromEntries(CALLERS.map((kind) => [kind, kind === 'reader' ? [true, true] : [false, false]])),
  );
});

test('what is said about a paid lesson is for who may open it, in lists, on pages and in what is shown of them', async () => {
  const found: Record<string, boolean> = {};
  for (const caller of CALLERS) {
    const cookie = await world.cookieFor(caller);
    const headers = { accept: 'text/html', ...(cookie ? { cookie } : {}) };
    const urls = [`/gesprekken/${world.thread}`, `/gesprekken/${world.thread}?citeer=1`, '/gesprekken?alle'];
    urls.push('/gesprekken', `/gesprekken?bij=les:${MODULE}/betaald`, `/gesprekken?bij=module:${MODULE}`);
    const bodies: string[] = [];
    for (const url of urls) bodies.push((await world.academy.app.inject({ url, headers })).body);
    found[caller] = bodies.some((body) => body.includes(POST) || body.includes('Een vraag'));
  }
  const sees = (caller: CallerKind) => ['reader', 'facilitator', 'author', 'administrator'].includes(caller);
  expect(found).toEqual(Object.fromEntries(CALLERS.map((kind) => [kind, sees(kind)])));
});

test('an operation that says nothing about who may call it stops the start, whichever it is', () => {
  const { app } = world.academy;
  const all = declaredOperations(app);
  expect(all.length).toBeGreaterThan(Object.keys(ROWS).length);
  for (const { handler, name } of all) {
    const keys = Reflect.getMetadataKeys(handler).filter((key) => String(key).startsWith('academy:'));
    const kept = keys.map((key) => [key, Reflect.getMetadata(key, handler)] as const);
    for (const [key] of kept) Reflect.deleteMetadata(key, handler);
    expect(() => assertEverythingDeclared(app)).toThrow(name);
    for (const [key, value] of kept) Reflect.defineMetadata(key, value, handler);
  }
  expect(() => assertEverythingDeclared(app)).not.toThrow();
});

test('what is open to everybody says why', () => {
  const silent = declaredOperations(world.academy.app).filter(
    ({ allowance }) => allowance?.who === 'anyone' && !allowance.because?.trim(),
  );
  expect(silent.map((one) => one.name)).toEqual([]);
});
