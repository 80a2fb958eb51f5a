/** The door of discussion: people who may read the same thing talk about it. */

export { sharedAnswerSeal } from './answer-seals.ts';
export { DiscussionModule } from './discussion.module.ts';
export { COUNTED, FindPosts } from './find-posts.ts';
export { Reply } from './reply.ts';
export { StartThread } from './start-thread.ts';
