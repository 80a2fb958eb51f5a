import { setTimeout as wait } from 'node:timers/promises';
import { allOf, type Kept } from '../../client/src/features/reflection/writer.ts';
import type { SignedInPerson } from '../../server/src/testing/people.ts';
import { Chance } from './chance.ts';
import { type Stage, setStage } from './stage.ts';
import { marksIn, Tab, tidied, type Wire, withMark } from './writing-tab.ts';

export type WritingReport = {
  seed: number;
  rounds: number;
  seconds: number;
  /** Marks that were typed, and those that the person let go by choosing another version. */
  typed: number;
  letGo: number;
  conflicts: number;
  saves: number;
  cuts: number;
  kills: number;
  closed: number;
  breaches: { round: number; rule: string; subject: string }[];
};

const SERVERS = 2;
const LESSON = { module: 'een-gedeelde-verantwoordelijkheid', lesson: 'onze-kinderen' };
const READ = `query ($module: String!, $lesson: String!) { done: lesson(module: $module, lesson: $lesson) { ... on Lesson {
  segments reflections { promptKey text revision savedAt versions { id text savedAt } } } } }`;
const SAVE = `mutation ($input: SaveReflectionInput!) { done: saveReflection(input: $input) { __typename
  ... on Refused { message } ... on ReflectionSaved { revision savedAt }
  ... on ReflectionConflict { text revision savedAt version } } }`;

type Lesson = { segments: { type: string; key: string }[]; reflections: (Kept & { promptKey: string })[] };

/**
 * Two devices, one of them with two tabs, write one answer with the code of the page, while connections are cut, tabs are
 * closed and servers killed between a save and its answer. After each round everything that was typed is looked for in what
 * is shown: by the tabs, on the devices, or by the server. At the end all of it must be with the server.
 */
export async function writingDrill(
  rounds: number,
  seed: number,
  told: (round: number) => void = () => undefined,
): Promise<WritingReport> {
  const chance = new Chance(seed);
  const stage = await setStage(SERVERS, chance);
  try {
    return await new WritingDrill(stage, chance, await stage.person()).run(rounds, seed, told);
  } finally {
    await stage.close();
  }
}

class WritingDrill implements Wire {
  cuts = 0;
  kills = 0;
  saves = 0;
  private conflicts = 0;
  private closed = 0;
  private prompt = '';
  private readonly typed: string[] = [];
  private readonly letGo = new Set<string>();
  private readonly breaches: WritingReport['breaches'] = [];
  private readonly phone = new Map<string, string>();
  private readonly laptop = new Map<string, string>();
  private readonly tabs: Tab[];
  private readonly stage: Stage;
  private readonly chance: Chance;
  private readonly person: SignedInPerson;

  constructor(stage: Stage, chance: Chance, person: SignedInPerson) {
    this.stage = stage;
    this.chance = chance;
    this.person = person;
    this.tabs = [new Tab('f', this.phone, this), new Tab('g', this.phone, this), new Tab('l', this.laptop, this)];
  }

  async run(rounds: number, seed: number, told: (round: number) => void): Promise<WritingReport> {
    const begun = performance.now();
    for (const tab of this.tabs) tab.open(await this.read());
    for (let round = 1; round <= rounds && this.breaches.length === 0; round += 1) {
      // the limit on saves is for people, who are slower
      await this.stage.sql("delete from platform.rate where bucket like 'reflection:%'");
      await Promise.all(this.tabs.map((tab) => this.act(tab)));
      await Promise.all(this.tabs.map((tab) => tab.rest()));
      this.look(round, 'what was typed is shown nowhere', [...this.shownHere(), ...textsOf(await this.read())]);
      told(round);
    }
    if (this.breaches.length === 0) await this.comeTogether(rounds);
    for (const tab of this.tabs) tab.close();
    const { cuts, kills, saves, conflicts, closed, breaches } = this;
    const seconds = Math.round((performance.now() - begun) / 1000);
    const [typed, letGo] = [this.typed.length, this.letGo.size];
    return { seed, rounds, seconds, typed, letGo, conflicts, saves, cuts, kills, closed, breaches };
  }

  /** Sends a save as the page does; now and then the connection breaks before or after it arrived, or the server dies. */
  async send(save: object): Promise<unknown> {
    this.saves += 1;
    const fate = this.chance.weighed([
      [60, 'arrives'],
      [12, 'lost'],
      [20, 'answer lost'],
      [8, 'killed'],
    ] as const);
    if (fate !== 'arrives') this.cuts += 1;
    if (fate === 'lost') throw new Error('cut off');
    const server = await this.stage.servers.any(this.chance);
    const asking = this.ask(server.url, SAVE, { input: { ...LESSON, prompt: this.prompt, ...save } });
    if (fate === 'killed') {
      asking.catch(() => undefined);
      await wait(this.chance.between(0, 40));
      if (this.stage.servers.isStanding(server)) {
        this.kills += 1;
        await this.stage.servers.kill(server);
      }
    }
    const answer = await asking;
    if (fate === 'answer lost') throw new Error('cut off');
    return answer;
  }

  /** What one person does in one tab in one round. */
  private async act(tab: Tab): Promise<void> {
    for (let deed = this.chance.between(1, 4); deed > 0; deed -= 1) {
      const what = this.chance.weighed([
        [40, 'type'],
        [30, 'save'],
        [8, 'close'],
        [22, 'decide'],
      ] as const);
      if (what === 'type') this.type(tab);
      else if (what === 'save') void tab.save();
      else if (what === 'decide') this.decide(tab);
      else {
        this.closed += 1;
        tab.close();
        tab.open(await this.read());
      }
      await wait(this.chance.between(0, 15));
    }
  }

  private type(tab: Tab): void {
    const mark = `⟨${tab.name}${this.typed.length}⟩`;
    this.typed.push(mark);
    tab.write(withMark(tab.text, mark, this.chance));
  }

  /** One of the three deeds of a conflict. What the person sees and does not take is let go, knowingly. */
  private decide(tab: Tab, all = false): void {
    const shown = tab.shownVersions();
    if (!tab.inConflict || shown.length === 0) return;
    this.conflicts += 1;
    const choice = all || this.chance.is(0.92) ? tidied(allOf(shown)) : this.chance.pick(shown);
    const taken = marksIn(choice);
    for (const mark of marksIn(shown.join(''))) if (!taken.has(mark)) this.letGo.add(mark);
    tab.settle(choice);
  }

  /** Every tab comes back, keeps both wherever it is asked, and saves; then the server has it all. */
  private async comeTogether(round: number): Promise<void> {
    this.send = (save) => this.answered(SAVE, { input: { ...LESSON, prompt: this.prompt, ...save } });
    for (let turn = 0; turn < 20; turn += 1) {
      await this.stage.sql("delete from platform.rate where bucket like 'reflection:%'");
      for (const tab of this.tabs) {
        tab.close();
        tab.open(await this.read());
        await tab.rest();
        this.decide(tab, true);
        await tab.rest();
        await tab.save();
        await tab.rest();
      }
      if (this.phone.size + this.laptop.size === 0 && !this.tabs.some((tab) => tab.inConflict)) break;
    }
    this.look(round, 'the server does not have what was typed', textsOf(await this.read()));
    if (this.phone.size + this.laptop.size > 0)
      this.breaches.push({ round, rule: 'a device still waits', subject: [...this.phone.keys()].join() });
  }

  private look(round: number, rule: string, shown: readonly string[]): void {
    const seen = marksIn(shown.join(' '));
    for (const mark of this.typed)
      if (!seen.has(mark) && !this.letGo.has(mark)) this.breaches.push({ round, rule, subject: mark });
  }

  private shownHere(): string[] {
    const onShelves = [this.phone, this.laptop].flatMap((shelf) => [...shelf.values()]);
    return [...onShelves, ...this.tabs.flatMap((tab) => tab.shownVersions())];
  }

  private async read(): Promise<Kept | undefined> {
    const { segments, reflections } = (await this.answered(READ, LESSON)) as Lesson;
    this.prompt ||= segments.find(({ type }) => type === 'prompt')?.key ?? '';
    return reflections.find(({ promptKey }) => promptKey === this.prompt);
  }

  /** The answer of whichever server lives. */
  private async answered(query: string, variables: object): Promise<unknown> {
    for (let turn = 0; turn < 100; turn += 1) {
      const { url } = await this.stage.servers.any(this.chance);
      const answer = await this.ask(url, query, variables).catch(() => undefined);
      if (answer) return answer;
      await wait(100);
    }
    throw new Error('no server answers');
  }

  private async ask(url: string, query: string, variables: object): Promise<unknown> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.person.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: { done: unknown } | null; errors?: unknown };
    if (data) return data.done;
    const fault = JSON.stringify(errors);
    if (fault.includes('FAULT')) this.breaches.push({ round: 0, rule: 'a server failed', subject: fault });
    throw new Error(fault);
  }
}

function textsOf(kept: Kept | undefined): string[] {
  return [kept?.text ?? '', ...(kept?.versions ?? []).map(({ text }) => text ?? '')];
}
