/** The door of media: what other domains may ask of it. */
export { MediaModule } from './media.module.ts';
export { type FrozenMedium, type MediaBySource, MediaForLessons } from './media-for-lessons.ts';
export { PostPictures, type PreparedPicture } from './post-pictures.ts';
