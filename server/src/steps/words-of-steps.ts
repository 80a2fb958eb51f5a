import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { sentencesOf } from './sentence.ts';
import { Steps } from './steps.ts';

/** What somebody wrote in one of their steps. */
export type WordsOfStep = { id: string; sentence: string; text: string; due: string };

/** The most that is looked in; a person writes a handful a month. */
const MOST = 1000;

/** All that somebody wrote in their steps, opened in memory for them alone: for looking in their own words. One statement. */
@Injectable()
export class WordsOfSteps {
  constructor(private readonly steps: Steps) {}

  async run({ id }: { id: string }, locale: Locale): Promise<WordsOfStep[]> {
    const steps = await this.steps.newest(id, MOST);
    return steps.map((step) => {
      const [sentence = '', ...more] = sentencesOf(step, locale);
      const text = [...more, step.words.happened, step.words.next].filter(Boolean).join(' ');
      return { id: step.id, sentence, text, due: step.due };
    });
  }
}
