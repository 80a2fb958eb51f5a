import { randomUUID } from 'node:crypto';
import { Grant } from '../../server/src/access/index.ts';
import { PublishCases, PublishModule } from '../../server/src/authoring/index.ts';
import { Reply, StartThread } from '../../server/src/discussion/index.ts';
import { SessionCookie, Sessions } from '../../server/src/identity/index.ts';
import { FinishLesson } from '../../server/src/learning/index.ts';
import { type Caller, type Role, systemCaller } from '../../server/src/platform/graphql/caller.ts';
import { DefineOffer } from '../../server/src/sales/index.ts';
import { type TestAcademy, testAcademy } from '../../server/src/testing/academy.ts';
import { Buying } from '../../server/src/testing/buying.ts';
import { lastMail } from '../../server/src/testing/mailbox.ts';
import { moduleManuscript } from '../../server/src/testing/manuscripts.ts';
import { drawnPicture, MediaSender } from '../../server/src/testing/media.ts';
import { type SignedInPerson, signIn } from '../../server/src/testing/people.ts';
import { dateForm, keepWorkshop, openDate } from '../../server/src/testing/workshops.ts';

/** Every kind of caller there is so far. Managers of an organisation get a column when organisations exist. */
export const CALLERS = ['visitor', 'learner', 'reader', 'facilitator', 'author', 'finance', 'administrator'] as const;
export type CallerKind = (typeof CALLERS)[number];

const ROLES: Record<Exclude<CallerKind, 'visitor'>, readonly Role[]> = {
  learner: ['learner'],
  reader: ['learner'],
  facilitator: ['learner', 'facilitator'],
  author: ['learner', 'author'],
  finance: ['learner', 'finance'],
  administrator: ['learner', 'administrator'],
};

/** The module that `reader` may open and the others may not, with a free lesson `gratis` and a paid one `betaald`. */
export const MODULE = 'met-toegang';

/** A case study in the paid lesson: everybody finds it, `reader` reads it whole. */
export const CASE = 'voorbeeld';
export const APPROACH = 'Zo pakte de school het aan.';

/** A module of which every lesson is free. */
export const FREE = 'helemaal-gratis';
/** What `reader` wrote in a small step; nobody else reads it anywhere. */
export const STEP_WORDS = 'ik iets schreef dat van mij is';
/** What stands in a conversation about the paid lesson. */
export const POST = 'Zo praten we erover.';

export type World = {
  academy: TestAcademy;
  buying: Buying;
  people: Record<Exclude<CallerKind, 'visitor'>, { id: string; email: string }>;
  /** Orders of `reader`: one that is paid, one that waits for its payment. */
  paidOrder: string;
  openOrder: string;
  /** A paid order of `facilitator`, to be given back. */
  otherOrder: string;
  /** Access that the staff gave to `reader` on top of what they bought, to be taken back. */
  entitlement: string;
  /** An attest of `reader`, shown to whoever has its address, and one of `facilitator`, to be revoked. */
  certificate: { id: string; code: string };
  otherCertificate: { id: string };
  /** A small step of `reader`, and the address of a calendar of theirs. */
  step: string;
  calendar: string;
  /** A conversation of `reader` about the paid lesson, with a first post and an answer of their own. */
  thread: string;
  /** A date of a workshop that everybody can join, the link of a guest in it, and what the form of the staff sends. */
  workshopDate: string;
  registration: string;
  dateFields: ReturnType<typeof dateForm>;
  /** Something in the library of media that no lesson shows, and a file of `author` on its way there. */
  media: { id: string; address: string; upload: string };
  /** A module that `author` writes, with a lesson `les`; and one of `administrator`, in which `author` may not write. */
  draft: string;
  otherDraft: string;
  /** A fresh session, so that one that ends somewhere is not missed elsewhere; undefined for a visitor. */
  cookieFor: (caller: CallerKind) => Promise<string | undefined>;
};

/** One academy with somebody of every kind in it, and something for each operation to be about. */
export async function makeWorld(): Promise<World> {
  const academy = await testAcademy();
  const buying = await Buying.in(academy);
  await publishModule(academy);
  const people = await makePeople(academy);
  await give(academy, people.reader.id, MODULE);
  const cookieFor = (caller: CallerKind) => freshCookie(academy, caller === 'visitor' ? undefined : people[caller].id);
  const as = async (kind: Exclude<CallerKind, 'visitor'>) => ({
    ...people[kind],
    cookie: (await cookieFor(kind)) ?? '',
  });
  const open = await buying.place(await as('reader'), { subjectKey: 'ook-te-koop' });
  const paidOrder = await paid(buying, await as('reader'), 'te-koop');
  await give(academy, people.reader.id, 'te-koop');
  const [held] = await buying.sql<{ id: string }>(
    "select id from access.entitlement where person_id = $1 and subject_key = 'te-koop' and source_kind = 'staff'",
    [people.reader.id],
  );
  const own = await smallStep(academy, await as('reader'));
  return {
    ...{ academy, buying, people, cookieFor, paidOrder, ...own },
    openOrder: open.order.id,
    otherOrder: await paid(buying, await as('facilitator'), 'ook-te-koop'),
    entitlement: held?.id ?? '',
    certificate: await certified(academy, await as('reader')),
    otherCertificate: await certified(academy, await as('facilitator')),
    thread: await talk(academy, people.reader),
    ...(await workshop(academy)),
    media: await kept(academy, (await cookieFor('author')) ?? ''),
    draft: await drafted(academy, await as('author')),
    otherDraft: await drafted(academy, await as('administrator')),
  };
}

/** A step as its owner makes it, and the calendar of somebody who is not asked after, as callers take theirs back. */
async function smallStep(
  academy: TestAcademy,
  { cookie }: SignedInPerson,
): Promise<{ step: string; calendar: string }> {
  const due = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const words = { situation: STEP_WORDS, action: 'lach ik', companion: '', barrier: 'trust' };
  const { data } = await academy.graphql<{ makeStep: { id: string } }>(
    'mutation ($input: MakeStepInput!) { makeStep(input: $input) { ... on Step { id } } }',
    { input: { ...words, due, requestKey: randomUUID(), from: '' } },
    cookie,
  );
  const { cookie: another } = await signIn(academy);
  const { data: used } = await academy.graphql<{ useStepCalendar: { path: string } }>(
    'mutation { useStepCalendar { path } }',
    {},
    another,
  );
  return { step: data?.makeStep.id ?? '', calendar: used?.useStepCalendar.path ?? '' };
}

async function kept(academy: TestAcademy, cookie: string): Promise<World['media']> {
  const sender = new MediaSender(academy, cookie);
  const { id, item } = await sender.addFile(await drawnPicture());
  await academy.settled();
  return { id, address: String(item.address), upload: (await sender.begin(100)).id };
}

async function give({ app }: TestAcademy, personId: string, key: string): Promise<void> {
  const source = { kind: 'staff', id: 'matrix' } as const;
  const reason = 'voor de proef';
  await app.get(Grant, { strict: false }).run({ personId, subject: { kind: 'module', key }, source, reason });
}

/** Somebody finishes a module of which everything is free, and takes the attest. */
async function certified(academy: TestAcademy, person: SignedInPerson): Promise<{ id: string; code: string }> {
  const caller = { ...systemCaller, person: { ...person, name: '', roles: [], sessionId: '' } };
  await academy.app.get(FinishLesson, { strict: false }).run(caller, { module: FREE, lesson: 'alles' });
  const { data } = await academy.graphql<{ taken: { id: string; attest: { code: string } } }>(
    `mutation { taken: takeCertificate(subjectKind: MODULE, subjectKey: "${FREE}") { ... on Certificate { id attest { code } } } }`,
    {},
    person.cookie,
  );
  return { id: data?.taken.id ?? '', code: data?.taken.attest.code ?? '' };
}

async function talk({ app }: TestAcademy, { id, email }: { id: string; email: string }): Promise<string> {
  const person = { ...{ id, email, name: 'Proefpersoon', sessionId: 'proef' }, roles: ['learner'] as const };
  const caller: Caller = { ...systemCaller, person };
  const at = { kind: 'lesson', key: `${MODULE}/betaald` } as const;
  const first = { at, kind: 'question', title: 'Een vraag', text: POST, requestKey: 'matrix' } as const;
  const { threadId } = await app.get(StartThread, { strict: false }).run(caller, person, first);
  await app.get(Reply, { strict: false }).run(caller, person, { threadId, text: POST, requestKey: 'matrix' });
  return threadId;
}

/** A date, and a guest in it as the mail lets them in. */
async function workshop(academy: TestAcademy): Promise<Pick<World, 'workshopDate' | 'registration' | 'dateFields'>> {
  await keepWorkshop(academy, 'samen');
  const workshopDate = await openDate(academy, 'samen', { capacity: 100 });
  const email = 'gast@school.test';
  const input = { dateId: workshopDate, people: [{ name: 'Gast', email }], waits: false, requestKey: randomUUID() };
  await academy.graphql('mutation ($input: JoinDateInput!) { joinWorkshopDate(input: $input) { __typename } }', {
    input,
  });
  return { workshopDate, registration: (await lastMail(academy, email)).token, dateFields: dateForm(academy) };
}

/** A module in the studio, with one lesson. */
async function drafted(academy: TestAcademy, { cookie }: SignedInPerson): Promise<string> {
  const { data } = await academy.graphql<{ made: { key: string } }>(
    `mutation { made: makeModule(title: "In de maak", requestKey: "${randomUUID()}") { ... on DraftChanged { key } } }`,
    {},
    cookie,
  );
  const key = data?.made.key ?? '';
  const input = { key, baseRevision: 1, requestKey: randomUUID(), act: 'add', title: 'Les', phase: 'why' };
  await academy.graphql(
    'mutation ($input: ChangeOutlineInput!) { changeOutline(input: $input) { __typename } }',
    { input },
    cookie,
  );
  return key;
}

async function paid(buying: Buying, person: SignedInPerson, subjectKey: string): Promise<string> {
  const { order } = await buying.place(person, { subjectKey });
  buying.academy.emulator.control.pay(buying.sessionOf(order.id), 'paid');
  await buying.deliver(buying.sessionOf(order.id));
  return order.id;
}

async function makePeople(academy: TestAcademy): Promise<World['people']> {
  const one = (kind: keyof typeof ROLES) => signIn(academy, { roles: ROLES[kind] });
  const [learner, reader, facilitator] = await Promise.all([one('learner'), one('reader'), one('facilitator')]);
  const [author, finance, administrator] = await Promise.all([one('author'), one('finance'), one('administrator')]);
  return { learner, reader, facilitator, author, finance, administrator };
}

async function publishModule({ app }: TestAcademy): Promise<void> {
  const body = [
    'Tekst. {#tekst-betaald}',
    `::case{#geval ref="${CASE}"}`,
    ':::prompt[Wat denk jij?]{#vraag}\n:::',
    ':::check{#kies}\nWat doe je?\n\n- [x] Bellen\n\n  Dan hoor je elkaar.\n- [ ] Wachten\n\n  Dan gebeurt er niets.\n:::',
  ].join('\n\n');
  const lessons = [
    { key: 'gratis', free: true },
    { key: 'betaald', body },
  ];
  const words = { title: 'Voorbeeld', barrier: 'trust', age: 'kleuters', channel: 'gesprek', statements: [] };
  const study = { ...words, situation: 'Stel dat.', approach: APPROACH, questions: ['En jij?'] };
  await app.get(PublishCases, { strict: false }).run(systemCaller, [{ key: CASE, slug: CASE, ...study }]);
  await app.get(PublishModule, { strict: false }).run(systemCaller, moduleManuscript({ key: MODULE, lessons }));
  const free = moduleManuscript({ key: FREE, lessons: [{ key: 'alles', free: true }] });
  await app.get(PublishModule, { strict: false }).run(systemCaller, free);
  const offer = { subject: { kind: 'module', key: MODULE }, priceCents: 4500, vat: 'exempt-art-44' } as const;
  await app.get(DefineOffer, { strict: false }).run(offer);
}

async function freshCookie({ app }: TestAcademy, personId: string | undefined): Promise<string | undefined> {
  if (!personId) return undefined;
  const token = await app.get(Sessions, { strict: false }).open(personId, 'Proef');
  return app.get(SessionCookie, { strict: false }).pairFor(token);
}
