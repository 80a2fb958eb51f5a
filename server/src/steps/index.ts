/** The door of steps: what other domains may ask of it. */
export { StepsModule } from './steps.module.ts';
