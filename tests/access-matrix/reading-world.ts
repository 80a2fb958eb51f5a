import { randomUUID } from 'node:crypto';
import { PublishModule } from '../../server/src/authoring/index.ts';
import { Clock } from '../../server/src/platform/clock.ts';
import { type Role, systemCaller } from '../../server/src/platform/graphql/caller.ts';
import { Jobs } from '../../server/src/platform/jobs/jobs.ts';
import { type TestAcademy, testAcademy } from '../../server/src/testing/academy.ts';
import { grant, publishModule, withdraw } from '../../server/src/testing/learning.ts';
import { mailbox } from '../../server/src/testing/mailbox.ts';
import { moduleManuscript } from '../../server/src/testing/manuscripts.ts';
import { type SignedInPerson, signIn } from '../../server/src/testing/people.ts';
import { Talking } from '../../server/src/testing/talking.ts';

/**
 * Who looks. `author` wrote all of it and has the module `samen`; `shared` got an answer from them and has nothing else;
 * `colleague` has the same module; `stranger` has another one, and followed the conversation while they had this one; `nobody` has no session. The others have their role and no
 * module. Managers of an organisation get a column when there are organisations.
 */
export const READERS = [
  ...(['author', 'shared', 'colleague', 'facilitator', 'writer'] as const),
  ...(['finance', 'admin', 'stranger', 'nobody'] as const),
] as const;
export type Reader = (typeof READERS)[number];

const ROLES: Partial<Record<Reader, Role>> = {
  facilitator: 'facilitator',
  writer: 'author',
  finance: 'finance',
  admin: 'administrator',
};

/** A word that stands in nothing but that one thing. */
export const SECRETS = {
  answer: 'kruisbes',
  'answer before it was changed': 'sleedoorn',
  'version that waits': 'lijsterbes',
  'shared answer': 'moerbei',
  'answer once shared': 'kweepeer',
  step: 'hazelnoot',
  post: 'walnoot',
  'title of a conversation': 'kastanje',
  'post before it was changed': 'macadamia',
  'hidden post': 'amandel',
  'why it is hidden': 'beukennoot',
  'what was reported': 'paranoot',
  'deleted post': 'pistache',
  'reply that followers hear of': 'hulstbes',
  'title that went with its post': 'kokosnoot',
  'question to look back on': 'duindoorn',
  attest: 'Kornoelje',
  'attest taken offline': 'Sneeuwbes',
  'attest revoked': 'Vuurdoorn',
} as const;
export type Thing = keyof typeof SECRETS;

/** Stands beside every secret word, so that a search for it would find all of them. */
export const CUE = 'kompas';
/** What only those who have a paid lesson read of it. */
export const MODULE = 'samen';
export const LESSON = `/leren/${MODULE}/les`;
const PLACE = { kind: 'LESSON', key: `${MODULE}/les` } as const;
const PROMPTS = ['prompt-een', 'prompt-twee', 'prompt-drie'] as const;

/** After how many days the step is to be done. */
const STEP_IN_DAYS = 2;

export type ReadingWorld = {
  academy: TestAcademy;
  base: string;
  people: Record<Exclude<Reader, 'nobody'>, SignedInPerson>;
  share: string;
  shareTakenBack: string;
  step: string;
  calendar: string;
  calendarBefore: string;
  thread: string;
  attests: Record<'online' | 'offline' | 'revoked', string>;
  /** All that each of them was mailed. */
  mails: Record<Reader, string>;
};

/** One academy in which `author` wrote and got one of everything. */
export async function makeReadingWorld(): Promise<ReadingWorld> {
  const academy = await testAcademy();
  await publishModule(academy, { key: MODULE, lessons: [{ key: 'les', blocks: ['tekst-a', ...PROMPTS] }] });
  for (const key of ['ander', 'vrij', 'open'])
    await publishModule(academy, { key, lessons: [{ key: 'les', free: key !== 'ander', blocks: ['tekst-b'] }] });
  const body = `:::prompt[Waar zag je een ${SECRETS['question to look back on']}?]{#vraag}\n:::`;
  await academy.app
    .get(PublishModule, { strict: false })
    .run(systemCaller, moduleManuscript({ key: 'gratis', lessons: [{ key: 'les', free: true, body }] }));
  const people = await makePeople(academy);
  await academy.app.listen(0, '127.0.0.1');
  const author = new Author(academy, people.author);
  const world = {
    ...{ academy, base: await academy.app.getUrl(), people },
    ...(await author.answers(people.shared)),
    ...(await author.smallStep()),
    thread: await conversations(academy, people),
    attests: await author.attests(people.admin),
  };
  return { ...world, mails: await mailsOf(academy, people) };
}

async function makePeople(academy: TestAcademy): Promise<ReadingWorld['people']> {
  const made: [string, SignedInPerson][] = [];
  for (const reader of READERS) {
    const role = ROLES[reader];
    const name = reader === 'author' ? 'Noor' : `Proefpersoon ${reader}`;
    if (reader !== 'nobody')
      made.push([reader, await signIn(academy, { name, roles: ['learner', ...(role ? [role] : [])] })]);
  }
  const people = Object.fromEntries(made) as ReadingWorld['people'];
  for (const one of [people.author, people.colleague]) await grant(academy, one.id, { kind: 'module', key: MODULE });
  await grant(academy, people.stranger.id, { kind: 'module', key: 'ander' });
  return people;
}

/** What `author` does, over HTTP. */
class Author {
  constructor(
    private readonly academy: TestAcademy,
    private readonly person: SignedInPerson,
  ) {}

  private async ask<T>(query: string, variables: object, { cookie } = this.person): Promise<T> {
    const { data, errors } = await this.academy.graphql<{ done: T }>(query, { ...variables }, cookie);
    if (!data) throw new Error(JSON.stringify(errors));
    return data.done;
  }

  private write(prompt: string, secret: string, baseRevision = 0): Promise<unknown> {
    const input = {
      module: MODULE,
      lesson: 'les',
      prompt,
      text: `${CUE} ${secret}`,
      baseRevision,
      saveId: randomUUID(),
    };
    return this.ask('mutation ($input: SaveReflectionInput!) { done: saveReflection(input: $input) { __typename } }', {
      input,
    });
  }

  async answers({ email }: SignedInPerson): Promise<{ share: string; shareTakenBack: string }> {
    await this.write('prompt-een', SECRETS['answer before it was changed']);
    await this.write('prompt-een', SECRETS.answer, 1);
    await this.write('prompt-een', SECRETS['version that waits']);
    await this.write('prompt-twee', SECRETS['shared answer']);
    await this.write('prompt-drie', SECRETS['answer once shared']);
    const { answers } = await this.ask<{ answers: { id: string; promptKey: string }[] }>(
      '{ done: notebook { answers { id promptKey } } }',
      {},
    );
    const shareOf = async (prompt: string): Promise<string> => {
      const input = { answer: answers.find(({ promptKey }) => promptKey === prompt)?.id, email };
      const made = await this.ask<{ share: { id: string } }>(
        `mutation ($input: ShareAnswerInput!) { done: shareAnswer(input: $input) { ... on AnswerShared { share { id } } } }`,
        { input },
      );
      return made.share.id;
    };
    const [share, shareTakenBack] = [await shareOf('prompt-twee'), await shareOf('prompt-drie')];
    await this.ask('mutation ($share: ID!) { done: unshareAnswer(share: $share) { __typename } }', {
      share: shareTakenBack,
    });
    return { share, shareTakenBack };
  }

  async smallStep(): Promise<{ step: string; calendar: string; calendarBefore: string }> {
    const due = new Date(Date.now() + STEP_IN_DAYS * 86_400_000).toISOString().slice(0, 10);
    const words = { situation: `${CUE} ${SECRETS.step}`, action: 'lach ik', companion: '', barrier: 'trust' };
    const { id } = await this.ask<{ id: string }>(
      'mutation ($input: MakeStepInput!) { done: makeStep(input: $input) { ... on Step { id } } }',
      { input: { ...words, due, requestKey: randomUUID(), from: '' } },
    );
    const use = (replacing?: string) =>
      this.ask<{ path: string }>(
        'mutation ($replacing: String) { done: useStepCalendar(replacing: $replacing) { path } }',
        { replacing },
      );
    const before = (await use()).path;
    return { step: id, calendarBefore: before, calendar: (await use(before)).path };
  }

  /** Three attests, each in another name. */
  async attests(admin: SignedInPerson): Promise<ReadingWorld['attests']> {
    const take = async (key: string, name: string): Promise<{ id: string; attest: { code: string } }> => {
      await this.ask('mutation ($name: String!) { done: changeName(name: $name) { __typename } }', {
        name: `Noor ${name}`,
      });
      await this.ask('mutation ($key: String!) { done: finishLesson(module: $key, lesson: "les") { __typename } }', {
        key,
      });
      return this.ask(
        'mutation ($key: String!) { done: takeCertificate(subjectKind: MODULE, subjectKey: $key) { ... on Certificate { id attest { code } } } }',
        { key },
      );
    };
    const online = await take('gratis', SECRETS.attest);
    await this.ask('mutation ($id: ID!) { done: wantReviews(id: $id, wanted: true) { __typename } }', {
      id: online.id,
    });
    const offline = await take('vrij', SECRETS['attest taken offline']);
    await this.ask('mutation ($id: ID!) { done: takeCertificateOffline(id: $id) { __typename } }', { id: offline.id });
    const revoked = await take('open', SECRETS['attest revoked']);
    await this.ask(
      'mutation ($input: RevokeCertificateInput!) { done: revokeCertificate(input: $input) { __typename } }',
      { input: { certificateId: revoked.id, reason: 'per vergissing' } },
      admin,
    );
    await this.ask('mutation { done: changeName(name: "Noor") { __typename } }', {});
    return { online: online.attest.code, offline: offline.attest.code, revoked: revoked.attest.code };
  }
}

async function conversations(academy: TestAcademy, people: ReadingWorld['people']): Promise<string> {
  const talking = new Talking(academy);
  const { author, colleague, facilitator } = people;
  const text = (thing: Thing) => `${CUE} ${SECRETS[thing]}`;
  const title = SECRETS['title of a conversation'];
  const thread = await talking.begun(author, PLACE, { title, text: text('post before it was changed') });
  await talking.edit(author, thread, 1, text('post'), 1);
  // both follow; of one the access ends before the reply
  const access = await grant(academy, people.stranger.id, { kind: 'module', key: MODULE });
  for (const person of [colleague, people.stranger]) await talking.follow(person, thread, 'FOLLOW');
  await withdraw(academy, access);
  await talking.reply(author, thread, { text: text('hidden post') });
  await talking.report(colleague, thread, 1, SECRETS['what was reported']);
  await talking.report(colleague, thread, 2);
  await talking.reply(author, thread, { text: text('deleted post') });
  await talking.delete(author, thread, 3);
  const gone = await talking.begun(author, PLACE, { title: SECRETS['title that went with its post'], text: 'Iets.' });
  await talking.reply(author, gone, { text: 'Nog iets.' });
  await talking.moderate(facilitator, thread, 2, true, SECRETS['why it is hidden']);
  await talking.moderate(facilitator, gone, 1, true, 'Omdat');
  await talking.reply(author, thread, { text: text('reply that followers hear of') });
  // what waits for a decision, so that there is something to review
  await talking.appeal(author, thread, 2, 'Kijk nog eens');
  return thread;
}

/** Everything that is mailed until a week after, by who got it. */
async function mailsOf(academy: TestAcademy, people: ReadingWorld['people']): Promise<Record<Reader, string>> {
  const clock = academy.app.get(Clock, { strict: false });
  const now = clock.now().getTime();
  // reminded in the morning of the day of the step, asked how it went the day after, and a week later to look back
  for (const [days, hour] of [
    [STEP_IN_DAYS, 8],
    [STEP_IN_DAYS + 1, 16],
    [8, 12],
  ] as const) {
    const day = new Date(now + days * 86_400_000).toISOString().slice(0, 10);
    clock.advance(Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`) - clock.now().getTime());
    for (const job of ['remind-of-steps', 'send-reviews', 'send-notices'])
      await academy.app.get(Jobs, { strict: false }).enqueue(job, {});
    await academy.settled();
  }
  const mails: Partial<Record<Reader, string>> = { nobody: '' };
  for (const [reader, { email }] of Object.entries(people))
    mails[reader as Reader] = (await mailbox(academy, email))
      .map(({ subject, text }) => `${subject}\n${text}`)
      .join('\n');
  clock.advance(now - clock.now().getTime());
  return mails as Record<Reader, string>;
}
