import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { UUID } from '../platform/uuid.ts';
import { Enrolments } from './enrolments.ts';
import { NotEntitled } from './learning.types.ts';
import { ReflectionConflict, ReflectionSaved, type SaveReflectionInput } from './progress.types.ts';
import { ReadableLessons } from './readable-lesson.ts';
import type { ReflectionOf } from './reflection-of.ts';
import { type KeptReflection, Reflections } from './reflections.ts';

/** Characters in one answer to a prompt, at most. */
const LONGEST = 20_000;

/** Saves a minute, at most: a text that saves itself while being written needs far fewer. */
const SAVES_A_MINUTE = 180;

/** What is asked to be kept, checked. `save` names this save: the same id with the same text, whenever it comes. */
type Wish = { text: string; save: string; base: number; settles: readonly string[] };

/**
 * Keeps what somebody wrote to a prompt. A text written on an older revision than the one kept overwrites nothing: it is laid
 * beside it, and its author chooses. The same save twice is the same as once, so that one whose answer got lost can simply be
 * repeated, whatever was saved since.
 */
@Injectable()
export class SaveReflection {
  constructor(
    private readonly database: Database,
    private readonly lessons: ReadableLessons,
    private readonly enrolments: Enrolments,
    private readonly reflections: Reflections,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, input: SaveReflectionInput): Promise<ReflectionSaved | ReflectionConflict> {
    const wish = wishOf(input);
    if (caller.person) await this.rates.count(`reflection:${caller.person.id}`, SAVES_A_MINUTE, 60);
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const of = (await this.atItsPlace(caller, input, now)) ?? (await this.askedBefore(caller, input));
      return this.keep(of, wish, now);
    });
  }

  /** Where a lesson of today asks it, wherever in the module it stands by now. @throws Refusal with NotFound or NotEntitled */
  private async atItsPlace(caller: Caller, input: SaveReflectionInput, now: Date): Promise<ReflectionOf | undefined> {
    const lesson = await this.lessons.asking(input);
    if (!lesson) return undefined;
    const { person, module, source } = await this.lessons.open(caller, {
      module: lesson.module,
      lesson: lesson.lesson,
    });
    const place = { lessonKey: lesson.lessonKey, blockKey: input.prompt };
    await this.enrolments.act(person.id, module.key, { source, place, now });
    return { personId: person.id, moduleKey: module.key, promptKey: input.prompt };
  }

  /**
   * What a lesson asked before it was changed: somebody wrote in a copy that was kept on a device, and the text is theirs.
   * It stands in their notebook. @throws Refusal with NotFound or NotEntitled
   */
  private async askedBefore({ person }: Caller, input: SaveReflectionInput): Promise<ReflectionOf> {
    const module = await this.lessons.moduleThatAsked(input);
    if (!person) refuse(new NotEntitled(module, false));
    return { personId: person.id, moduleKey: module.key, promptKey: input.prompt };
  }

  private async keep(of: ReflectionOf, wish: Wish, now: Date): Promise<ReflectionSaved | ReflectionConflict> {
    const { text, save, base, settles } = wish;
    const kept = await this.reflections.lock(of);
    if (!kept) {
      const added = await this.reflections.add(of, text, save, now);
      // another device was first: its text is there now
      return added ? saved(added) : this.keep(of, wish, now);
    }
    const before = kept.recentSaves.indexOf(save);
    if (before >= 0) return saved({ ...kept, revision: kept.revision - before });
    if (kept.text !== text && kept.revision !== base) {
      await this.reflections.layAside(of, kept.id, text, save, base, now);
      return new ReflectionConflict(kept, save);
    }
    await this.reflections.settle(kept.id, settles);
    return saved(kept.text === text ? kept : await this.reflections.replace(of, kept, text, save, now));
  }
}

function saved({ revision, savedAt }: KeptReflection): ReflectionSaved {
  return Object.assign(new ReflectionSaved(), { revision, savedAt });
}

/** What can be kept. @throws Refusal with InvalidInput */
function wishOf({ text, baseRevision, saveId, settles }: SaveReflectionInput): Wish {
  const problem = (field: string, key: ConstructorParameters<typeof FieldProblem>[1]) => () =>
    new InvalidInput([new FieldProblem(field, key)]);
  refuseUnless(
    text.length <= LONGEST || [...text.slice(0, 2 * LONGEST + 1)].length <= LONGEST,
    problem('text', 'learning.reflection.too-long'),
  );
  refuseUnless(!text.includes('\0') && text.isWellFormed(), problem('text', 'learning.reflection.characters'));
  refuseUnless(baseRevision >= 0, problem('baseRevision', 'learning.reflection.revision'));
  refuseUnless(!saveId || UUID.test(saveId), problem('saveId', 'learning.reflection.save'));
  const known = (settles ?? []).filter((one) => UUID.test(one)).slice(0, 100);
  return { text, save: nameOf(saveId ?? randomUUID(), text), base: baseRevision, settles: known };
}

/** Of the id that a device gave and of the text: the same id with another text is another save. Tells nothing of either. */
function nameOf(saveId: string, text: string): string {
  const hex = createHash('sha256').update(saveId.toLowerCase()).update('\0').update(text).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
