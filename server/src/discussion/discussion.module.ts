import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { InsightModule } from '../insight/index.ts';
import { LearningModule } from '../learning/index.ts';
import { MediaModule } from '../media/index.ts';
import { NotificationsModule } from '../notifications/index.ts';
import { WorkshopsModule } from '../workshops/index.ts';
import { AnnouncePost } from './announce-post.ts';
import { AnswerResolver } from './answer.resolver.ts';
import { AnswerSeals } from './answer-seals.ts';
import { AppealHiding } from './appeal-hiding.ts';
import { BanWriter } from './ban-writer.ts';
import { ChooseBestAnswer } from './choose-best-answer.ts';
import { CountThreads } from './count-threads.ts';
import { DecisionNotices } from './decision-notices.ts';
import { Decisions } from './decisions.ts';
import { DeletePost } from './delete-post.ts';
import { DiscussionResolver } from './discussion.resolver.ts';
import { Doors } from './doors.ts';
import { EditPost } from './edit-post.ts';
import { FindPosts } from './find-posts.ts';
import { FollowThread } from './follow-thread.ts';
import { FoundPosts } from './found-posts.ts';
import { LessonThreadsResolver } from './lesson-threads.resolver.ts';
import { ListMentionable } from './list-mentionable.ts';
import { ListReports } from './list-reports.ts';
import { ListThreads } from './list-threads.ts';
import { LiveThreadsController } from './live-threads.controller.ts';
import { MayWrite } from './may-write.ts';
import { Mentions } from './mentions.ts';
import { ModeratePost } from './moderate-post.ts';
import { ModerationResolver } from './moderation.resolver.ts';
import { Moderation } from './moderation.ts';
import { MovePosts } from './move-posts.ts';
import { Moves } from './moves.ts';
import { Openings } from './openings.ts';
import { PicturesInPosts } from './pictures-in-posts.ts';
import { Places } from './places.ts';
import { PostPicturesController } from './post-pictures.controller.ts';
import { PostWords } from './post-words.ts';
import { Posts } from './posts.ts';
import { ReactToPost } from './react-to-post.ts';
import { RenderedPosts } from './rendered-posts.ts';
import { Reply } from './reply.ts';
import { ReportPost } from './report-post.ts';
import { SettleThread } from './settle-thread.ts';
import { ShareInThread } from './share-in-thread.ts';
import { SharedAnswers } from './shared-answers.ts';
import { ShowAnswerToShare } from './show-answer-to-share.ts';
import { ShowThread } from './show-thread.ts';
import { StartThread } from './start-thread.ts';
import { TakeAnswerBack } from './take-answer-back.ts';
import { TakeAway } from './take-away.ts';
import { ThreadCounts } from './thread-counts.ts';
import { ThreadNotices } from './thread-notices.ts';
import { ThreadViews } from './thread-views.ts';
import { Threads } from './threads.ts';
import { WritePost } from './write-post.ts';

const useCases = [
  AnnouncePost,
  AppealHiding,
  BanWriter,
  ChooseBestAnswer,
  CountThreads,
  DeletePost,
  EditPost,
  FindPosts,
  FollowThread,
  ListMentionable,
  ListReports,
  ListThreads,
  ModeratePost,
  MovePosts,
  ReactToPost,
  Reply,
  ReportPost,
  SettleThread,
  ShareInThread,
  ShowAnswerToShare,
  ShowThread,
  TakeAnswerBack,
  StartThread,
];
const underneath = [
  DecisionNotices,
  Decisions,
  AnswerSeals,
  Doors,
  FoundPosts,
  MayWrite,
  Mentions,
  Moderation,
  Moves,
  Openings,
  PicturesInPosts,
  Places,
  Posts,
  PostWords,
  RenderedPosts,
  SharedAnswers,
  TakeAway,
  ThreadCounts,
  ThreadNotices,
  Threads,
  ThreadViews,
  WritePost,
];

/** Conversations: people who may read the same thing talk about it. */
@Module({
  imports: [
    CatalogueModule,
    IdentityModule,
    InsightModule,
    LearningModule,
    MediaModule,
    NotificationsModule,
    WorkshopsModule,
  ],
  controllers: [LiveThreadsController, PostPicturesController],
  providers: [
    ...useCases,
    ...underneath,
    AnswerResolver,
    DiscussionResolver,
    LessonThreadsResolver,
    ModerationResolver,
  ],
  exports: [FindPosts, StartThread, Reply],
})
export class DiscussionModule {}
