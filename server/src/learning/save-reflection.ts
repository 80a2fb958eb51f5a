import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Enrolments } from './enrolments.ts';
import { ReflectionConflict, ReflectionSaved, type SaveReflectionInput } from './progress.types.ts';
import { ReadableLessons } from './readable-lesson.ts';
import { type KeptReflection, type ReflectionOf, Reflections } from './reflections.ts';

/** Characters in one answer to a prompt, at most. */
const LONGEST = 20_000;

/** Saves a minute, at most: a text that saves itself while being written needs far fewer. */
const SAVES_A_MINUTE = 180;

/**
 * Keeps what somebody wrote to a prompt. A text written on an older revision than the one kept overwrites nothing; the
 * same text twice is the same as once, so that a save whose answer got lost can simply be repeated.
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

  async run(caller: Caller, input: SaveReflectionInput): Promise<ReflectionSaved> {
    const text = keepable(input);
    if (caller.person) await this.rates.count(`reflection:${caller.person.id}`, SAVES_A_MINUTE, 60);
    return this.database.transaction(async () => {
      const { person, module, lesson, source } = await this.lessons.open(caller, input);
      const prompt = lesson.blocks.find((block) => block.kind === 'prompt' && block.key === input.prompt);
      if (!prompt) refuse(new NotFound());
      const now = this.clock.now();

      const place = { lessonKey: lesson.key, blockKey: prompt.key };
      await this.enrolments.act(person.id, module.key, { source, place, now });
      const of = { personId: person.id, moduleKey: module.key, promptKey: prompt.key };
      const { revision, savedAt } = await this.keep(of, text, input.baseRevision, now);
      return Object.assign(new ReflectionSaved(), { revision, savedAt });
    });
  }

  private async keep(of: ReflectionOf, text: string, base: number, now: Date): Promise<KeptReflection> {
    const kept = await this.reflections.lock(of);
    if (!kept) return this.first(of, text, now);
    if (kept.text === text) return kept;
    refuseUnless(kept.revision === base, () => new ReflectionConflict(kept));
    return this.reflections.replace(kept, text, now);
  }

  private async first(of: ReflectionOf, text: string, now: Date): Promise<KeptReflection> {
    const added = await this.reflections.add(of, text, now);
    if (!added) throw new Error('whoever holds the enrolment is alone with its prompts');
    return added;
  }
}

/** The text as it can be kept. @throws Refusal with InvalidInput */
function keepable({ text, baseRevision }: SaveReflectionInput): string {
  const problem = (field: string, key: ConstructorParameters<typeof FieldProblem>[1]) => () =>
    new InvalidInput([new FieldProblem(field, key)]);
  refuseUnless(
    text.length <= LONGEST || [...text.slice(0, 2 * LONGEST + 1)].length <= LONGEST,
    problem('text', 'learning.reflection.too-long'),
  );
  refuseUnless(!text.includes('\0') && text.isWellFormed(), problem('text', 'learning.reflection.characters'));
  refuseUnless(baseRevision >= 0, problem('baseRevision', 'learning.reflection.revision'));
  return text;
}
