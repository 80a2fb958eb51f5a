import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayInBrussels, daysAfter } from '../platform/brussels.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { type SignedInPerson, signIn } from '../testing/people.ts';
import { ChangeStep } from './change-step.ts';
import { icalendar } from './icalendar.ts';
import { MakeStep } from './make-step.ts';
import { StepTokens } from './tokens.ts';

type Property = { name: string; parameters: string; value: string };

/** Reads a calendar as RFC 5545 says, by itself: lines, folds, properties, text. @throws Error where it is not one */
function read(calendar: string): { calendar: Property[]; events: Property[][] } {
  if (!calendar.endsWith('\r\n') || /(?<!\r)\n|\r(?!\n)/.test(calendar))
    throw new Error('a line ends otherwise than by CRLF');
  const raw = calendar.slice(0, -2).split('\r\n');
  for (const line of raw) if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
  if (Buffer.from(calendar).toString() !== calendar) throw new Error('a character was cut in two');
  const lines: string[] = [];
  for (const line of raw) {
    if (/^[ \t]/.test(line)) lines[lines.length - 1] += line.slice(1);
    else lines.push(line);
  }
  const properties = lines.map((line): Property => {
    const [, name, parameters = '', value] = /^([A-Z-]+)((?:;[A-Z-]+=[A-Z0-9-]+)*):(.*)$/su.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no property: ${line}`);
    return { name, parameters, value };
  });
  const events: Property[][] = [];
  const rest: Property[] = [];
  let inside: Property[] | undefined;
  for (const property of properties) {
    if (property.name === 'BEGIN' && property.value === 'VEVENT') inside = [];
    else if (property.name === 'END' && property.value === 'VEVENT' && inside) {
      events.push(inside);
      inside = undefined;
    } else (inside ?? rest).push(property);
  }
  return { calendar: rest, events };
}

/** A value of type TEXT as the person reads it. */
function words(value: string | undefined): string {
  if (value === undefined || /(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\(.)/gs, (_, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));
}

const valueIn = (properties: Property[] | undefined, name: string) =>
  properties?.find((one) => one.name === name)?.value;

describe('a calendar as it is written', () => {
  test('says to whoever reads it by the standard what was handed over, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 80 }),
        (summary, description) => {
          const day = { uid: 'een@hier', day: '2026-12-31', changedAt: new Date('2026-11-28T20:00:00Z'), sequence: 2 };
          const url = 'http://localhost:3000/mijn-stappen/een';
          const { events } = read(icalendar('Stappen', [{ ...day, summary, description, url }]));
          const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
          expect(events).toHaveLength(1);
          expect(words(valueIn(events[0], 'SUMMARY'))).toBe(plain(summary));
          expect(words(valueIn(events[0], 'DESCRIPTION'))).toBe(plain(description));
        },
      ),
    );
  });

  test('has whole days that end on the next, also at the end of a year', () => {
    const one = { uid: 'een@hier', day: '2026-12-31', changedAt: new Date('2026-11-28T20:00:00Z'), sequence: 2 };
    const { calendar, events } = read(
      icalendar('Stappen', [{ ...one, summary: 'a', description: 'b', url: 'http://x.test' }]),
    );
    expect(calendar.map(({ name, value }) => `${name}:${value}`)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Fluxus academie//Kleine stappen//NL',
      'CALSCALE:GREGORIAN',
      'NAME:Stappen',
      'X-WR-CALNAME:Stappen',
      'REFRESH-INTERVAL:PT6H',
      'END:VCALENDAR',
    ]);
    const event = Object.fromEntries(events[0]!.map(({ name, parameters, value }) => [name + parameters, value]));
    expect(event).toMatchObject({
      UID: 'een@hier',
      DTSTAMP: '20261128T200000Z',
      SEQUENCE: '2',
      'DTSTART;VALUE=DATE': '20261231',
      'DTEND;VALUE=DATE': '20270101',
    });
  });
});

describe('the address of one’s calendar', () => {
  let academy: TestAcademy;
  let owner: SignedInPerson;
  let person: CallerPerson;
  beforeAll(async () => {
    academy = await testAcademy({ jobs: false });
  });
  afterAll(() => academy?.close());
  beforeEach(async () => {
    owner = await signIn(academy);
    person = { id: owner.id, email: owner.email, name: 'Proefpersoon', roles: ['learner'], sessionId: '' };
  });

  const the = <T>(part: abstract new (...args: never[]) => T): T => academy.app.get<T>(part, { strict: false });
  const DUE = daysAfter(dayInBrussels(new Date()), 14);
  const step = { situation: 'ik bel', action: 'lach ik', companion: '', barrier: 'trust', due: DUE };
  const make = (more: object = {}) =>
    the(MakeStep).run(person, { ...step, requestKey: randomUUID(), from: '', ...more });
  const open = (url: string) => academy.app.inject({ url });
  const path = async (query: string, variables = {}, who = owner) =>
    (await academy.graphql<{ done: { path: string | null } }>(query, variables, who.cookie)).data?.done.path ?? null;
  const use = (replacing: string | null = null) =>
    path('mutation ($replacing: String) { done: useStepCalendar(replacing: $replacing) { path } }', { replacing });
  const stop = () => path('mutation { done: stopStepCalendar { path } }');

  test('gives one’s own steps, in one’s language, to be kept by nobody', async () => {
    const made = await make({ action: 'vraag ik; wat, \\ denk je?\r\nBEGIN:VEVENT', companion: 'juf An' });
    await academy.graphql('mutation { changeLocale(locale: "en") { __typename } }', {}, owner.cookie);
    const answer = await open((await use())!);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const { events } = read(answer.body);
    expect(events).toHaveLength(1);
    const action = 'vraag ik; wat, \\ denk je? BEGIN:VEVENT';
    expect(words(valueIn(events[0], 'SUMMARY'))).toBe(`Small step: ${action}`);
    expect(words(valueIn(events[0], 'DESCRIPTION'))).toBe(`If ik bel, then ${action}.\nWith: juf An`);
    expect(valueIn(events[0], 'URL')).toBe(`http://localhost:3000/mijn-stappen/${made.id}`);
    expect(valueIn(events[0], 'DTSTART')).toBe(DUE.replaceAll('-', ''));

    const { id, revision } = made;
    await the(ChangeStep).run(person, { ...step, id, baseRevision: revision, due: daysAfter(DUE, 1) });
    const { events: after } = read((await open((await use((await use())!))!)).body);
    expect(valueIn(after[0], 'UID')).toBe(valueIn(events[0], 'UID'));
    expect(valueIn(after[0], 'SEQUENCE')).toBe('1');
  });

  test('holds nothing of anybody else', async () => {
    await make({ action: 'is van mij' });
    const other = await signIn(academy);
    const theirs = await path('mutation { done: useStepCalendar { path } }', {}, other);
    expect(read((await open(theirs!)).body).events).toEqual([]);
  });

  test('asked for twice, or at once in two tabs, is one; a new one ends the old one by the same act', async () => {
    const [one, two] = await Promise.all([use(), use()]);
    expect(one).toBe(two);
    const [three, four] = await Promise.all([use(one), use(one)]);
    expect(three).toBe(four);
    expect(three).not.toBe(one);
    expect([(await open(one!)).statusCode, (await open(three!)).statusCode]).toEqual([404, 200]);
    expect(await stop()).toBeNull();
    expect(await stop()).toBeNull();
    expect((await open(three!)).statusCode).toBe(404);
    expect(await use()).not.toBe(three);
  });

  test('altered by a letter, made for another thing, or made up, opens nothing and says the same', async () => {
    const real = (await use())!;
    const start = '/agenda/'.length;
    const alter = (at: number) => real.slice(0, at) + (real[at] === 'a' ? 'b' : 'a') + real.slice(at + 1);
    const forged = [
      ...Array.from({ length: 16 }, (_, turn) => alter(start + turn * 4)),
      `/agenda/${the(StepTokens).write('calendar', randomUUID())}.ics`,
      `/agenda/${the(StepTokens).write('unsubscribe', owner.id)}.ics`,
      `/agenda/${owner.id}.ics`,
      real.replace('.ics', ''),
      '/agenda/verzonnen.ics',
      "/agenda/'%20or%20true--.ics",
      '/agenda/..%2f..%2fetc%2fpasswd.ics',
    ];
    const bodies = new Set<string>();
    for (const url of forged) {
      const { statusCode, body } = await open(url);
      expect([url, statusCode]).toEqual([url, 404]);
      bodies.add(body);
    }
    expect(bodies.size).toBe(1);
  });

  test('cannot be made of what stands in the database', async () => {
    const address = (await use())!;
    const kept = JSON.stringify(await academy.database.dataSource.query('select * from steps.preference'));
    expect(kept).not.toContain(address.slice(-36, -4));
  });
});
