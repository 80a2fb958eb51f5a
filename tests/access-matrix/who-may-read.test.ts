import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { everythingIn } from '../../server/src/testing/dump.ts';
import { type Way, waysIn } from './reading-ways.ts';
import { makeReadingWorld, READERS, type Reader, type ReadingWorld, SECRETS, type Thing } from './reading-world.ts';

/**
 * Who may read what. A line is a thing that `author` wrote or got and a way on which it could be read; ● is who reads it
 * there, · who does not. The columns are those of `READERS` in reading-world.ts, which says who they are; `colleague` also
 * reported a post, and so is told what came of that.
 */
const TABLE = `
                                                                        author
                                                                        | shared with
                                                                        | | colleague in the same module
                                                                        | | | facilitator
                                                                        | | | | author of modules
                                                                        | | | | | finance
                                                                        | | | | | | administrator
                                                                        | | | | | | | stranger
                                                                        | | | | | | | | nobody
answer                          : the page of the lesson                ● · · · · · · · ·
answer                          : the lesson, from the API              ● · · · · · · · ·
answer                          : Mijn schrift                          ● · · · · · · · ·
answer                          : Mijn schrift, from the API            ● · · · · · · · ·
answer                          : Mijn schrift as Markdown              ● · · · · · · · ·
answer                          : Mijn schrift as PDF                   ● · · · · · · · ·
answer                          : a search                              ● · · · · · · · ·
answer                          : a search with a slip                  ● · · · · · · · ·
answer                          : mails                                 · · · · · · · · ·
version that waits              : the page of the lesson                ● · · · · · · · ·
version that waits              : the lesson, from the API              ● · · · · · · · ·
version that waits              : a search                              · · · · · · · · ·
shared answer                   : the page of the lesson                ● · · · · · · · ·
shared answer                   : the address of the share              · ● · · · · · · ·
shared answer                   : the share, from the API               · ● · · · · · · ·
shared answer                   : Mijn schrift                          ● · · · · · · · ·
shared answer                   : Mijn schrift as Markdown              ● · · · · · · · ·
shared answer                   : Mijn schrift as PDF                   ● · · · · · · · ·
shared answer                   : a search                              ● · · · · · · · ·
shared answer                   : mails                                 · · · · · · · · ·
answer once shared              : the address it was shared at          · · · · · · · · ·
answer once shared              : Mijn schrift                          ● · · · · · · · ·
step                            : Mijn stappen                          ● · · · · · · · ·
step                            : the page of the step                  ● · · · · · · · ·
step                            : the step, from the API                ● · · · · · · · ·
step                            : Mijn leren                            ● · · · · · · · ·
step                            : a search                              ● · · · · · · · ·
step                            : mails                                 ● · · · · · · · ·
step                            : the address of the calendar           ● ● ● ● ● ● ● ● ●
step                            : the calendar at its address of before · · · · · · · · ·
post                            : the page of the conversation          ● · ● ● ● · ● · ·
post                            : the conversation, from the API        ● · ● ● ● · ● · ·
post                            : a search                              ● · ● ● ● · ● · ·
post                            : a search with a slip                  ● · ● ● ● · ● · ·
post                            : news of the conversation              · · · · · · · · ·
post                            : mails                                 · · · · · · · · ·
title of a conversation         : all conversations                     ● · ● ● ● · ● · ·
title of a conversation         : conversations about the lesson        ● · ● ● ● · ● · ·
title of a conversation         : a search                              ● · ● ● ● · ● · ·
hidden post                     : the page of the conversation          ● · · ● · · ● · ·
hidden post                     : the conversation, from the API        ● · · ● · · ● · ·
hidden post                     : reports and appeals                   · · · ● · · ● · ·
hidden post                     : a search                              · · · · · · · · ·
why it is hidden                : the conversation, from the API        ● · ● ● · · ● · ·
what was reported               : the conversation, from the API        · · · · · · · · ·
what was reported               : reports and appeals                   · · · ● · · ● · ·
what was reported               : reports and appeals, from the API     · · · ● · · ● · ·
deleted post                    : the page of the conversation          · · · · · · · · ·
deleted post                    : a search                              · · · · · · · · ·
reply that followers hear of    : the page of the conversation          ● · ● ● ● · ● · ·
reply that followers hear of    : Meldingen                             · · ● · · · · · ·
reply that followers hear of    : Meldingen, from the API               · · ● · · · · · ·
reply that followers hear of    : mails                                 · · ● · · · · · ·
hidden post                     : Meldingen, from the API               · · · · · · · · ·
hidden post                     : mails                                 · · · · · · · · ·
deleted post                    : Meldingen, from the API               · · · · · · · · ·
deleted post                    : mails                                 · · · · · · · · ·
title that went with its post   : all conversations                     ● · · · · · · · ·
title that went with its post   : mails                                 · · · · · · · · ·
question to look back on        : mails                                 ● · · · · · · · ·
attest                          : the page of the attest                ● ● ● ● ● ● ● ● ●
attest                          : the attest as PDF                     ● ● ● ● ● ● ● ● ●
attest                          : the badge                             ● ● ● ● ● ● ● ● ●
attest taken offline            : its page when offline                 · · · · · · · · ·
attest taken offline            : its PDF when offline                  ● · · · · · · · ·
attest taken offline            : its badge when offline                ● · · · · · · · ·
attest revoked                  : its page when revoked                 · · · · · · · · ·
attest revoked                  : its PDF when revoked                  · · · · · · · · ·
attest revoked                  : its badge when revoked                · · · · · · · · ·

answer                          : anywhere on the site                  ● · · · · · · · ·
answer before it was changed    : anywhere on the site                  · · · · · · · · ·
version that waits              : anywhere on the site                  ● · · · · · · · ·
shared answer                   : anywhere on the site                  ● ● · · · · · · ·
answer once shared              : anywhere on the site                  ● · · · · · · · ·
step                            : anywhere on the site                  ● · · · · · · · ·
post                            : anywhere on the site                  ● · ● ● ● · ● · ·
title of a conversation         : anywhere on the site                  ● · ● ● ● · ● · ·
post before it was changed      : anywhere on the site                  · · · · · · · · ·
hidden post                     : anywhere on the site                  ● · · ● · · ● · ·
why it is hidden                : anywhere on the site                  ● · ● ● · · ● · ·
what was reported               : anywhere on the site                  · · · ● · · ● · ·
deleted post                    : anywhere on the site                  · · · · · · · · ·
reply that followers hear of    : anywhere on the site                  ● · ● ● ● · ● · ·
title that went with its post   : anywhere on the site                  ● · · · · · · · ·

answer                          : its own word                          ● · · · · · · · ·
answer before it was changed    : its own word                          · · · · · · · · ·
version that waits              : its own word                          · · · · · · · · ·
shared answer                   : its own word                          ● · · · · · · · ·
answer once shared              : its own word                          ● · · · · · · · ·
step                            : its own word                          ● · · · · · · · ·
post                            : its own word                          ● · ● ● ● · ● · ·
title of a conversation         : its own word                          ● · ● ● ● · ● · ·
post before it was changed      : its own word                          · · · · · · · · ·
hidden post                     : its own word                          · · · · · · · · ·
why it is hidden                : its own word                          · · · · · · · · ·
what was reported               : its own word                          · · · · · · · · ·
deleted post                    : its own word                          · · · · · · · · ·
reply that followers hear of    : its own word                          ● · ● ● ● · ● · ·
title that went with its post   : its own word                          · · · · · · · · ·
`;

const ROWS = TABLE.split('\n').flatMap((line) => {
  const [, thing = '', way = '', marks = ''] = /^(.+?)\s*:\s(.+?)\s+([●·](?: [●·])*)$/u.exec(line) ?? [];
  return thing ? [{ thing, way, marks }] : [];
});

let world: ReadingWorld;
let ways: Record<string, Way>;
beforeAll(async () => {
  world = await makeReadingWorld();
  ways = waysIn(world);
}, 120_000);
afterAll(() => world?.academy.close());

/** What each of them gets on a way, asked once. */
const gotten = new Map<string, Promise<string>>();
function got(way: string, reader: Reader): Promise<string> {
  const key = `${way} ${reader}`;
  const known = gotten.get(key) ?? (ways[way] ?? noSuchWay(way))(reader);
  gotten.set(key, known);
  return known;
}

function noSuchWay(way: string): never {
  throw new Error(`the table names a way that is not there: ${way}`);
}

test('the table names every thing and every way, and each of its lines a mark for everybody', () => {
  expect(new Set(ROWS.map(({ thing }) => thing))).toEqual(new Set(Object.keys(SECRETS)));
  expect(new Set(ROWS.map(({ way }) => way))).toEqual(new Set(Object.keys(ways)));
  for (const { marks } of ROWS) expect(marks.split(' ')).toHaveLength(READERS.length);
});

describe('who reads', () => {
  test.each(ROWS)('$thing : $way', async ({ thing, way, marks }) => {
    const secret = SECRETS[thing as Thing];
    const found: string[] = [];
    for (const reader of READERS) found.push((await got(way, reader)).includes(secret) ? '●' : '·');
    expect(found.join(' ')).toBe(marks);
  });
});

describe('what is counted tells no more than what is shown', () => {
  // per kind, in the order of READERS: how many hold the word that stands beside every secret
  test.each([
    ['NOTE', [3, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['STEP', [1, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['POST', [2, 0, 2, 2, 2, 0, 2, 0, 0]],
  ])('%s', async (kind, expected) => {
    const counts: number[] = [];
    for (const reader of READERS) {
      const found = await got('a search', reader);
      counts.push(Number(new RegExp(`"kind":"${kind}","count":(\\d+)`).exec(found)?.[1] ?? 0));
    }
    expect(counts).toEqual(expected);
  });
});

test('news of a conversation open to those who read it, and they carry a number and nothing else', async () => {
  const heard: string[] = [];
  for (const reader of READERS) heard.push(await got('news of the conversation', reader));
  const open = heard.map((text) => (text.startsWith('open') ? '●' : '·')).join(' ');
  expect(open).toBe('● · ● ● ● · ● · ·');
  for (const text of heard.filter(Boolean)) expect(text).toMatch(/^open (retry: \d+\n\n)?event: posts\ndata: 4\n\n$/);
});

/** What nobody but its author reads, or whom they shared it with: neither may who holds a copy of the database. */
const SEALED = [
  ...(['answer', 'answer before it was changed', 'version that waits', 'shared answer', 'answer once shared'] as const),
  'step',
] as const;

test('a dump of the database holds no private word in readable form, also after everybody searched for it', async () => {
  for (const reader of READERS) await got('its own word', reader);
  const { dataSource } = world.academy.database;
  // the mails that were caught stand for mailboxes, which are outside; a real academy has no such table in use
  await dataSource.query('delete from platform.caught_mail');
  const dump = (await everythingIn(dataSource)).toLowerCase();
  // the dump is read: what is said in a conversation is for those who have the module, and is not sealed
  expect(dump).toContain(SECRETS.post);
  for (const thing of SEALED) {
    const word = Buffer.from(SECRETS[thing]);
    const forms = [SECRETS[thing], word.toString('hex'), ...inBase64(SECRETS[thing])];
    expect({ thing, found: forms.filter((form) => dump.includes(form.toLowerCase())) }).toEqual({ thing, found: [] });
  }
});

/** A word as it would stand in base64, wherever in a text it began. */
function inBase64(word: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from(`${' '.repeat(before)}${word}`)
      .toString('base64')
      .replace(/=+$/, '');
    // letters that hold bits of what stands before and after say nothing
    return encoded.slice(before === 0 ? 0 : before + 1, -1);
  });
}
