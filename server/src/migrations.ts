import type { MigrationInterface } from 'typeorm';
import { Access1700000000300 } from './access/access.migration.ts';
import { Authoring1700000000700 } from './authoring/authoring.migration.ts';
import { Studio1700000001490 } from './authoring/studio/studio.migration.ts';
import { Catalogue1700000000200 } from './catalogue/catalogue.migration.ts';
import { CatalogueFormerSlugs1700000000710 } from './catalogue/former-slugs.migration.ts';
import { Certificates1700000001201 } from './certificates/certificates.migration.ts';
import { CertificateReviews1700000001202 } from './certificates/reviews.migration.ts';
import { StoppedReviews1700000001402 } from './certificates/stopped-reviews.migration.ts';
import { DiscussionDecisions1700000001412 } from './discussion/decisions.migration.ts';
import { Discussion1700000001300 } from './discussion/discussion.migration.ts';
import { DiscussionMentions1700000001401 } from './discussion/mentions.migration.ts';
import { DiscussionModeration1700000001301 } from './discussion/moderation.migration.ts';
import { DiscussionMoves1700000001411 } from './discussion/moves.migration.ts';
import { DiscussionOneWorker1700000001430 } from './discussion/one-worker.migration.ts';
import { DiscussionPictures1700000001472 } from './discussion/post-pictures.migration.ts';
import { DiscussionSearch1700000001420 } from './discussion/search.migration.ts';
import { DiscussionStretches1700000001421 } from './discussion/search-stretches.migration.ts';
import { DiscussionSharedAnswers1700000001410 } from './discussion/shared-answers.migration.ts';
import { Identity1700000000100 } from './identity/identity.migration.ts';
import { Insight1700000000600 } from './insight/insight.migration.ts';
import { AnswerSharing1700000001002 } from './learning/answer-sharing.migration.ts';
import { LearningFinishedVersion1700000001200 } from './learning/finished-version.migration.ts';
import { Learning1700000000500 } from './learning/learning.migration.ts';
import { SealedWriting1700000001001 } from './learning/sealed-writing.migration.ts';
import { MediaAttached1700000001471 } from './media/attached.migration.ts';
import { Media1700000001470 } from './media/media.migration.ts';
import { Notifications1700000001400 } from './notifications/notifications.migration.ts';
import { Platform1700000000000 } from './platform/platform.migration.ts';
import { WritingKeys1700000001000 } from './platform/seals/seals.migration.ts';
import { Sales1700000000400 } from './sales/sales.migration.ts';
import { Steps1700000001100 } from './steps/steps.migration.ts';
import { WorkshopReminders1700000001530 } from './workshops/reminders.migration.ts';
import { WorkshopsTakingPart1700000001520 } from './workshops/taking-part.migration.ts';
import { Workshops1700000001440 } from './workshops/workshops.migration.ts';

/** Every migration, in order. A domain adds its own at the end; one that has run is never changed. */
export const migrations: (new () => MigrationInterface)[] = [
  Platform1700000000000,
  Identity1700000000100,
  Catalogue1700000000200,
  Access1700000000300,
  Sales1700000000400,
  Learning1700000000500,
  Insight1700000000600,
  Authoring1700000000700,
  CatalogueFormerSlugs1700000000710,
  // writing that is never lost
  WritingKeys1700000001000,
  SealedWriting1700000001001,
  AnswerSharing1700000001002,
  Steps1700000001100,
  LearningFinishedVersion1700000001200,
  Certificates1700000001201,
  CertificateReviews1700000001202,
  Discussion1700000001300,
  DiscussionModeration1700000001301,
  Notifications1700000001400,
  DiscussionMentions1700000001401,
  StoppedReviews1700000001402,
  DiscussionSharedAnswers1700000001410,
  DiscussionMoves1700000001411,
  DiscussionDecisions1700000001412,
  DiscussionSearch1700000001420,
  DiscussionStretches1700000001421,
  DiscussionOneWorker1700000001430,
  Workshops1700000001440,
  Media1700000001470,
  MediaAttached1700000001471,
  DiscussionPictures1700000001472,
  Studio1700000001490,
  WorkshopsTakingPart1700000001520,
  WorkshopReminders1700000001530,
];
