import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { LearningModule } from '../learning/index.ts';
import { MediaModule } from '../media/index.ts';
import { LoadCurriculum } from './load-curriculum.ts';
import { LoadedSources } from './loaded-sources.ts';
import { PublishCases } from './publish-cases.ts';
import { PublishModule } from './publish-module.ts';
import { PublishProgramme } from './publish-programme.ts';
import { ChangeModule } from './studio/change-module.ts';
import { Drafts } from './studio/drafts.ts';
import { InviteWriter } from './studio/invite-writer.ts';
import { KeptDrawings } from './studio/kept-drawings.ts';
import { LookIn } from './studio/look-in.ts';
import { MakeModule } from './studio/make-module.ts';
import { PublishDraft } from './studio/publish-draft.ts';
import { Releases } from './studio/releases.ts';
import { SaveLesson } from './studio/save-lesson.ts';
import { ShowDraft } from './studio/show-draft.ts';
import { ShowStudio } from './studio/show-studio.ts';
import { StudioResolver } from './studio/studio.resolver.ts';
import { StudioNames } from './studio/studio-names.ts';
import { TakeManuscript } from './studio/take-manuscript.ts';
import { UndoStep } from './studio/undo-step.ts';
import { Writers } from './studio/writers.ts';

const useCases = [LoadCurriculum, LoadedSources, PublishCases, PublishModule, PublishProgramme, Writers];
const studio = [
  ChangeModule,
  InviteWriter,
  LookIn,
  MakeModule,
  PublishDraft,
  SaveLesson,
  ShowDraft,
  ShowStudio,
  UndoStep,
];
const underneath = [Drafts, KeptDrawings, Releases, StudioNames, TakeManuscript];

/** From manuscript to published version; and the studio, where manuscripts are written. */
@Module({
  imports: [CatalogueModule, IdentityModule, LearningModule, MediaModule],
  providers: [...useCases, ...studio, ...underneath, StudioResolver],
  exports: useCases,
})
export class AuthoringModule {}
