import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf, type CallerPerson, PersonOf } from '../platform/graphql/caller.ts';
import { Ask } from '../platform/graphql/refusal.ts';
import { LessonResult } from './lesson.types.ts';
import { MyLearning } from './my-learning.types.ts';
import { ReadLesson } from './read-lesson.ts';
import { ShowMyLearning } from './show-my-learning.ts';

@Resolver()
export class LessonResolver {
  constructor(
    private readonly readLesson: ReadLesson,
    private readonly showMyLearning: ShowMyLearning,
  ) {}

  @Ask(() => LessonResult, 'A lesson of a module, by their slugs.')
  @Allow('anyone', { because: 'free lessons are for everybody; the use case refuses the others without access' })
  lesson(
    @CallerOf() caller: Caller,
    @Args('module', { type: () => String }) module: string,
    @Args('lesson', { type: () => String }) lesson: string,
  ): Promise<typeof LessonResult> {
    return this.readLesson.run(caller, { module, lesson });
  }

  @Query(() => MyLearning, { description: 'What the caller is learning, and what to go on with.' })
  @Allow('signed-in')
  myLearning(@PersonOf() person: CallerPerson): Promise<MyLearning> {
    return this.showMyLearning.run(person);
  }
}
