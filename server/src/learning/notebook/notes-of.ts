import { Injectable } from '@nestjs/common';
import { ShowNotebook } from './show-notebook.ts';

/** Something that a person wrote to themselves, and where it stands now. */
export type Note = {
  id: string;
  text: string;
  /** What it answers, as far as its author may know that now; empty where its prompt is gone. */
  title: string;
  place: string;
  path: string;
  savedAt: Date;
};

/** All that somebody wrote, opened in memory for them alone: for looking in their own words. Two statements. */
@Injectable()
export class NotesOf {
  constructor(private readonly notebook: ShowNotebook) {}

  async run(person: { id: string }): Promise<Note[]> {
    const answers = await this.notebook.answersOf(person);
    return answers.flatMap(({ id, text, question, lesson, module, promptKey, savedAt }) => {
      if (text === null) return [];
      // where it is asked no more, or may not be read now, one's own words stand in the notebook
      const path =
        question !== undefined && lesson && module
          ? `/leren/${module.slug}/${lesson.slug}#${promptKey}`
          : `/mijn-schrift${module ? `?module=${module.key}` : ''}#antwoord-${id}`;
      return [{ id, text, title: question ?? lesson?.title ?? '', place: module?.title ?? '', path, savedAt }];
    });
  }
}
