import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { systemCaller } from '../platform/graphql/caller.ts';
import { Refusal } from '../platform/graphql/refusal.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { statementsOf } from '../testing/statements.ts';
import { dateForm, keepWorkshop, openDate } from '../testing/workshops.ts';
import { CancelDate } from './cancel-date.ts';
import { CopyDate } from './copy-date.ts';
import { OpenDate } from './open-date.ts';
import { ScheduleDate } from './schedule-date.ts';
import { WorkshopSessions } from './sessions.ts';

let academy: TestAcademy;
let author: SignedInPerson;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  await keepWorkshop(academy, 'samen');
  await keepWorkshop(academy, 'lezen');
  author = await signIn(academy, { roles: ['learner', 'author'] });
});
afterAll(() => academy?.close());

const get = <T>(type: abstract new (...args: never[]) => T): T =>
  academy.app.get(type as never, { strict: false }) as T;
const plan = (more: Parameters<typeof dateForm>[1] = {}, requestKey = randomUUID()) =>
  get(ScheduleDate).run(systemCaller, 'samen', requestKey, dateForm(academy, more));

/** The fields about which a sentence was said. */
async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  const refused = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refused instanceof Refusal)) throw refused ?? new Error('it was not refused');
  const { problems = [] } = refused.result as { problems?: { field: string }[] };
  return problems.length > 0 ? problems.map(({ field }) => field) : [refused.result.constructor.name];
}

const next = new Date().getUTCFullYear() + 1;

describe('a date is planned', () => {
  test('at times of the clock in Brussels, around changes of clocks and over midnight', async () => {
    const parts = [
      { day: `${next}-02-01`, starts: '09:00', ends: '12:30' },
      { day: `${next}-07-01`, starts: '09:00', ends: '12:30' },
      { day: `${next}-07-02`, starts: '22:00', ends: '00:15' },
    ];
    const planned = await plan({ parts });
    expect(planned.parts.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()])).toEqual([
      [`${next}-02-01T08:00:00.000Z`, `${next}-02-01T11:30:00.000Z`],
      [`${next}-07-01T07:00:00.000Z`, `${next}-07-01T10:30:00.000Z`],
      [`${next}-07-02T20:00:00.000Z`, `${next}-07-02T22:15:00.000Z`],
    ]);
    expect(planned.closesAt).toEqual(planned.startsAt);
  });

  test('once, however often the form is sent, each with the next number', async () => {
    const requestKey = randomUUID();
    const made = await Promise.all([1, 2, 3].map(() => plan({}, requestKey)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const others = await Promise.all([1, 2, 3, 4].map(() => plan()));
    expect(new Set(others.map(({ number }) => number)).size).toBe(4);
  });

  test('copied on other days at the same times, whatever clocks do in between, once a form', async () => {
    const parts = [
      { day: `${next}-03-15`, starts: '09:00', ends: '12:00' },
      { day: `${next}-03-16`, starts: '13:00', ends: '16:00' },
    ];
    const { id } = await plan({ parts, closesDay: `${next}-03-10`, closesAt: '20:00' });
    const wish = { firstDay: `${next}-03-22`, everyDays: 14, times: 2, requestKey: randomUUID() };
    const copies = await get(CopyDate).run(systemCaller, id, wish);
    expect(await get(CopyDate).run(systemCaller, id, wish)).toEqual(copies);
    const seen = copies.map((copy) => [
      ...copy.parts.map(({ startsAt }) => startsAt.toISOString()),
      copy.closesAt.toISOString(),
    ]);
    expect(seen).toEqual([
      [`${next}-03-22T08:00:00.000Z`, `${next}-03-23T12:00:00.000Z`, `${next}-03-17T19:00:00.000Z`],
      [`${next}-04-05T07:00:00.000Z`, `${next}-04-06T11:00:00.000Z`, `${next}-03-31T18:00:00.000Z`],
    ]);
    expect(copies.map(({ state }) => state)).toEqual(['draft', 'draft']);
  });

  test('what is not right is told at its field, all at once', async () => {
    const parts = [
      { day: '2020-01-01', starts: '09:00', ends: '12:00' },
      { day: 'ooit', starts: '25:00', ends: '' },
      { day: `${next}-02-01`, starts: '09:00', ends: '08:59' },
    ];
    const wrong = {
      ...{ parts, language: 'de', place: '', address: 'Straat\n1', capacity: 0, price: 'gratis', offerHours: 900 },
      ...{ mapUrl: 'javascript:alert(1)', cancelDays: 'veel' },
    };
    expect((await problemsOf(plan(wrong))).toSorted()).toEqual([
      ...['address', 'cancelDays', 'capacity', 'day1', 'day2', 'ends2', 'ends3', 'language', 'mapUrl', 'offerHours'],
      ...['place', 'price', 'starts2'],
    ]);
    const overlap = [
      { day: `${next}-02-01`, starts: '09:00', ends: '12:00' },
      { day: `${next}-02-01`, starts: '11:00', ends: '13:00' },
    ];
    expect(await problemsOf(plan({ parts: overlap }))).toEqual(['day2']);
    expect(await problemsOf(get(ScheduleDate).run(systemCaller, 'niets', randomUUID(), dateForm(academy)))).toEqual([
      'NotFound',
    ]);
  });

  test('with a price it stays a draft, and the staff is told so', async () => {
    const { id, priceCents } = await plan({ price: '25,50' });
    expect(priceCents).toBe(2550);
    expect(await problemsOf(get(OpenDate).run(systemCaller, id))).toEqual(['PaidNotYet']);
    const { body } = await academy.app.inject({ url: `/beheer/workshops/${id}`, headers: { cookie: author.cookie } });
    expect(body).toContain('Een datum met een prijs kan nog niet open');
  });
});

describe('what everybody finds', () => {
  let date: string;
  let path: string;
  beforeEach(async () => {
    date = await openDate(academy, 'lezen', {
      town: 'Dorp',
      parts: [{ day: `${next}-05-04`, starts: '19:30', ends: '21:00' }],
    });
    path = `/workshops/over-lezen/${(await get(WorkshopSessions).byId(date))?.number}`;
  });

  const page = async (url: string) => (await academy.app.inject({ url, headers: { accept: 'text/html' } })).body;

  test('a date is told to search engines as an event, in the time of Brussels', async () => {
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await page(path)) ?? [];
    const graph = (JSON.parse(json) as { '@graph': Record<string, unknown>[] })['@graph'];
    expect(graph[0]).toMatchObject({
      '@type': 'EducationEvent',
      name: 'Workshop lezen',
      url: `http://localhost:3000${path}`,
      startDate: `${next}-05-04T19:30:00+02:00`,
      endDate: `${next}-05-04T21:00:00+02:00`,
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place', name: 'Zaal', address: { addressLocality: 'Dorp', addressCountry: 'BE' } },
      offers: [{ price: '0.00', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' }],
    });
    await get(CancelDate).run(systemCaller, date, 'ziek');
    expect(await page(path)).toContain('https://schema.org/EventCancelled');
  });

  test('drafts are nowhere, and what is called off is told in the calendar of all dates', async () => {
    const draft = await plan({ place: 'Geheime zaal' });
    await get(CancelDate).run(systemCaller, date, 'ziek');
    const urls = [
      '/workshops',
      '/workshops?weergave=maand',
      '/workshops/over-samen',
      '/workshops.ics',
      '/sitemap.xml',
      '/',
    ];
    for (const url of urls) expect([url, (await page(url)).includes('Geheime zaal')]).toEqual([url, false]);
    expect((await academy.app.inject({ url: `/workshops/over-samen/${draft.number}` })).statusCode).toBe(404);
    const { body, headers } = await academy.app.inject({ url: '/workshops.ics' });
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(body));
    const event = calendar
      .getAllSubcomponents('vevent')
      .find((one) => String(one.getFirstPropertyValue('uid')).startsWith(date));
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.getFirstPropertyValue('sequence')).toBe(1);
    expect(body.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    const again = await academy.app.inject({
      url: '/workshops.ics',
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });

  test('filters stand in the address, and what means nothing is left out', async () => {
    const ask = async (filter: Record<string, unknown>) => {
      const { data } = await academy.graphql<{ workshopCalendar: { dates: { town: string }[]; months: string[] } }>(
        'query ($filter: WorkshopFilter) { workshopCalendar(filter: $filter) { months dates { town title } } }',
        { filter },
      );
      return data?.workshopCalendar;
    };
    const all = (await ask({}))?.dates.length ?? 0;
    expect((await ask({ town: 'Dorp' }))?.dates.every(({ town }) => town === 'Dorp')).toBe(true);
    expect((await ask({ town: 'Nergens', language: 'xx', month: '2027-13' }))?.dates).toHaveLength(all);
    expect((await ask({ form: 'online' }))?.dates).toHaveLength(all);
    expect((await ask({ month: `${next}-05` }))?.dates.every(({ town }) => town === 'Dorp')).toBe(true);
    expect((await ask({ month: `${next}-06` }))?.dates).toEqual([]);
  });

  test('an address of before leads to that of today, for a subject and for its dates', async () => {
    await keepWorkshop(academy, 'lezen', { slug: 'voorlezen' });
    for (const [from, to] of [
      ['/workshops/over-lezen', '/workshops/voorlezen'],
      [path, path.replace('over-lezen', 'voorlezen')],
    ] as const) {
      const { statusCode, headers } = await academy.app.inject({ url: from, headers: { accept: 'text/html' } });
      expect([statusCode, headers.location]).toEqual([301, to]);
    }
    await keepWorkshop(academy, 'lezen');
  });

  test('lists and pages ask as much of the database however many dates there are', async () => {
    const urls = ['/workshops?taal=nl', path, '/workshops/over-lezen', '/workshops.ics'];
    const counts = async () => {
      const found: number[] = [];
      for (const url of urls) found.push((await statementsOf(academy, () => academy.app.inject({ url }))).length);
      const staff = () => academy.graphql('{ scheduledDates { date { title facilitators } } }', {}, author.cookie);
      return [...found, (await statementsOf(academy, staff)).length];
    };
    await counts();
    const few = await counts();
    const facilitator = await signIn(academy, { roles: ['facilitator'], name: 'Begeleider' });
    for (let turn = 0; turn < 8; turn += 1)
      await openDate(academy, turn % 2 === 0 ? 'lezen' : 'samen', { facilitatorIds: [facilitator.id] });
    const many = await counts();
    // the names of who stands behind dates are one statement more, whatever their number
    for (const [at, count] of many.entries()) expect(count - (few[at] ?? 0)).toBeLessThanOrEqual(1);
    expect(Math.max(...many)).toBeLessThanOrEqual(10);
  });
});
