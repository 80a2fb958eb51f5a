/** The door of media: what other domains may ask of it. */
export { MediaModule } from './media.module.ts';
