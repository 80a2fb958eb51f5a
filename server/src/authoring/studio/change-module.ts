import { Injectable } from '@nestjs/common';
import { hashOf } from '../../catalogue/index.ts';
import { Database } from '../../platform/database/database.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { refuseUnless } from '../../platform/graphql/refusal.ts';
import { type Act, type Draft, EMPTY, type LessonBody, MODULE_PART, type ModuleBody } from './draft.ts';
import { Drafts } from './drafts.ts';
import { freeName, type OutlineStep, slugOf, stepped } from './outline-step.ts';
import { foundDraft } from './show-draft.ts';
import { splitAt } from './split.ts';
import {
  type ChangeModuleInput,
  type ChangeOutlineInput,
  changed,
  type DraftChanged,
  DraftConflict,
} from './studio.types.ts';
import { StudioFields } from './studio-fields.ts';
import { Writers } from './writers.ts';

type Based = Readonly<{ key: string; baseRevision: number; requestKey: string }>;
/** What a change makes of a draft. */
type Change = Readonly<{
  act: Act;
  body: ModuleBody;
  lesson?: string;
  /** Texts that change with it. */
  texts?: ReadonlyMap<string, LessonBody>;
}>;

const MOST_LESSONS = 60;

/** Changes a module as it is being written: its fields, and its outline step by step. */
@Injectable()
export class ChangeModule {
  constructor(
    private readonly database: Database,
    private readonly drafts: Drafts,
    private readonly writers: Writers,
  ) {}

  /** What a module says about itself. @throws Refusal with NotFound, InvalidInput or DraftConflict */
  async run(person: CallerPerson, input: ChangeModuleInput): Promise<DraftChanged> {
    const fields = new StudioFields();
    const said = {
      title: fields.line('title', input.title, 300, true),
      slug: fields.slug('slug', input.slug),
      subtitle: fields.line('subtitle', input.subtitle),
      promise: fields.text('promise', input.promise),
      forWhom: fields.text('forWhom', input.forWhom),
      able: input.able
        .split('\n')
        .map((line) => fields.line('able', line))
        .filter((line) => line !== '')
        .slice(0, 20),
      cover: fields.line('cover', input.cover),
      coverAlt: fields.line('coverAlt', input.coverAlt),
    };
    fields.refuse();
    return this.change(person, input, (draft) => ({ act: 'changed', body: { ...draft.module.body, ...said } }));
  }

  /** One step in its outline. @throws Refusal with NotFound, InvalidInput or DraftConflict */
  async outline(person: CallerPerson, input: ChangeOutlineInput): Promise<DraftChanged> {
    const fields = new StudioFields();
    const { act, lesson } = input;
    switch (act) {
      case 'add': {
        const title = fields.line('title', input.title ?? '', 300, true);
        const phase = fields.phase('phase', input.phase ?? '');
        fields.refuse();
        return this.change(person, input, (draft) => {
          tooMany(draft);
          const entry = newEntry(draft, { title, phase });
          const body = stepped(draft.module.body, { act: 'add', entry });
          return body && { act: 'added', body, lesson: entry.key, texts: new Map([[entry.key, { document: EMPTY }]]) };
        });
      }
      case 'split': {
        const title = fields.line('title', input.title ?? '', 300, true);
        fields.refuse();
        return this.change(person, input, (draft) => split(draft, lesson ?? '', input.block ?? '', title));
      }
      case 'head': {
        const head = {
          title: fields.line('title', input.title ?? '', 300, true),
          slug: fields.slug('slug', input.slug ?? ''),
          lead: fields.text('lead', input.lead ?? ''),
          phase: fields.phase('phase', input.phase ?? ''),
          minutes: fields.number('minutes', input.minutes ?? 0, 1, 60),
          free: input.free ?? false,
        };
        fields.refuse();
        return this.step(person, input, 'changed', { act: 'head', lesson: lesson ?? '', head });
      }
      case 'phase': {
        const phase = fields.phase('phase', input.phase ?? '');
        fields.refuse();
        return this.step(person, input, 'moved', { act: 'phase', lesson: lesson ?? '', phase });
      }
      case 'remove':
        return this.step(person, input, 'removed', { act: 'remove', lesson: lesson ?? '' });
      case 'up':
      case 'down':
        return this.step(person, input, 'moved', { act, lesson: lesson ?? '' });
      default:
        fields.add('act', 'authoring.choice', { choices: 'add, split, head, phase, remove, up, down' });
        fields.refuse();
        throw new Error('an unknown step is refused');
    }
  }

  private step(person: CallerPerson, based: Based, act: Act, step: OutlineStep): Promise<DraftChanged> {
    return this.change(person, based, (draft) => {
      const body = stepped(draft.module.body, step);
      return body && { act, body, ...(step.act === 'add' ? {} : { lesson: step.lesson }) };
    });
  }

  /** Makes a change on the revision that its author saw, once. A change of nothing adds nothing. */
  private async change(
    person: CallerPerson,
    { key, baseRevision, requestKey }: Based,
    make: (draft: Draft) => Change | undefined,
  ): Promise<DraftChanged> {
    const fields = new StudioFields();
    const step = fields.step('requestKey', requestKey);
    fields.refuse();
    await this.writers.admit(person, key);
    return this.database.transaction(async () => {
      await this.drafts.lock(key);
      const draft = foundDraft(await this.drafts.find(key));
      const [again] = (await this.drafts.byStep(key, step)).filter((one) => one.part === MODULE_PART);
      if (again) return changed({ key, lesson: null, revision: again.revision });
      const { revision, body: before } = draft.module;
      refuseUnless(revision === baseRevision, () => new DraftConflict(revision));
      const change = make(draft);
      refuseUnless(change, () => new DraftConflict(revision));
      const { act, body, lesson, texts = new Map<string, LessonBody>() } = change;
      if (hashOf(body).equals(hashOf(before)) && texts.size === 0) {
        return changed({ key, lesson: lesson ?? null, revision });
      }
      for (const [part, text] of texts) {
        const base = draft.lessons.get(part)?.revision ?? 0;
        await this.drafts.add(key, { part, base, body: text, step, act, by: person.id });
      }
      const added = { part: MODULE_PART, base: revision, body, step, act, by: person.id };
      return changed({ key, lesson: lesson ?? null, revision: await this.drafts.add(key, added) });
    });
  }
}

function newEntry({ module, lessons }: Draft, { title, phase }: { title: string; phase: 'why' | 'how' | 'what' }) {
  // a key is never given again, also not one of a lesson that was taken out
  const key = freeName(slugOf(title), new Set([...lessons.keys(), ...module.body.lessons.map((one) => one.key)]));
  const slug = freeName(slugOf(title), new Set(module.body.lessons.map((one) => one.slug)));
  return { key, slug, title, phase, minutes: 5, free: false, lead: '', statements: [] };
}

function tooMany({ module }: Draft): void {
  const fields = new StudioFields();
  if (module.body.lessons.length >= MOST_LESSONS) fields.add('title', 'studio.problem.lessons', { most: MOST_LESSONS });
  fields.refuse();
}

/** A lesson becomes two: from this block on it is another one. Blocks keep their keys, and with them what people did. */
function split(draft: Draft, lesson: string, block: string, title: string): Change | undefined {
  tooMany(draft);
  const from = draft.module.body.lessons.find((one) => one.key === lesson);
  const text = draft.lessons.get(lesson);
  const halves = text && splitAt(text.body.document, block);
  if (!from || !halves) return undefined;
  const entry = { ...newEntry(draft, { title, phase: from.phase }), free: from.free, statements: from.statements };
  const body = stepped(draft.module.body, { act: 'add', entry, after: lesson });
  const [first, second] = halves;
  const texts = new Map([
    [lesson, { document: first }],
    [entry.key, { document: second }],
  ]);
  return body && { act: 'split', body, lesson: entry.key, texts };
}
