/** The door of steps: what other domains may ask of it. */
export { stepSeal } from './step.ts';
export { StepsModule } from './steps.module.ts';
export { WordsOfSteps } from './words-of-steps.ts';
