/** The door of discussion: people who may read the same thing talk about it. */

export { DeletePost } from './delete-post.ts';
export { DiscussionModule } from './discussion.module.ts';
export { EditPost } from './edit-post.ts';
export { Reply } from './reply.ts';
export { StartThread } from './start-thread.ts';
