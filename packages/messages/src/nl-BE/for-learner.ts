import { learner } from './learner.ts';
import { site } from './site.ts';

/** What the learner's application says: all that a browser gets of this language. */
export const forLearner = { ...learner, ...site };
