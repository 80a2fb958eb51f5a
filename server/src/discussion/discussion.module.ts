import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { ChooseBestAnswer } from './choose-best-answer.ts';
import { CountThreads } from './count-threads.ts';
import { DeletePost } from './delete-post.ts';
import { DiscussionResolver } from './discussion.resolver.ts';
import { Doors } from './doors.ts';
import { EditPost } from './edit-post.ts';
import { FollowThread } from './follow-thread.ts';
import { FoundPosts } from './found-posts.ts';
import { LessonThreadsResolver } from './lesson-threads.resolver.ts';
import { ListThreads } from './list-threads.ts';
import { LiveThreadsController } from './live-threads.controller.ts';
import { Places } from './places.ts';
import { Posts } from './posts.ts';
import { ReactToPost } from './react-to-post.ts';
import { RenderedPosts } from './rendered-posts.ts';
import { Reply } from './reply.ts';
import { ShowThread } from './show-thread.ts';
import { StartThread } from './start-thread.ts';
import { ThreadCounts } from './thread-counts.ts';
import { ThreadViews } from './thread-views.ts';
import { Threads } from './threads.ts';
import { WritePost } from './write-post.ts';

const useCases = [
  ChooseBestAnswer,
  CountThreads,
  DeletePost,
  EditPost,
  FollowThread,
  ListThreads,
  ReactToPost,
  Reply,
  ShowThread,
  StartThread,
];
const underneath = [Doors, FoundPosts, Places, Posts, RenderedPosts, ThreadCounts, Threads, ThreadViews, WritePost];

/** Conversations: people who may read the same thing talk about it. */
@Module({
  imports: [AccessModule, CatalogueModule, IdentityModule],
  controllers: [LiveThreadsController],
  providers: [...useCases, ...underneath, DiscussionResolver, LessonThreadsResolver],
  exports: [StartThread, Reply, EditPost, DeletePost],
})
export class DiscussionModule {}
