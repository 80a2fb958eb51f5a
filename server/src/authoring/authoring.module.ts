import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { MediaModule } from '../media/index.ts';
import { LoadCurriculum } from './load-curriculum.ts';
import { LoadedSources } from './loaded-sources.ts';
import { PublishCases } from './publish-cases.ts';
import { PublishModule } from './publish-module.ts';
import { PublishProgramme } from './publish-programme.ts';

const useCases = [LoadCurriculum, LoadedSources, PublishCases, PublishModule, PublishProgramme];

/** From manuscript to published version. */
@Module({ imports: [CatalogueModule, MediaModule], providers: useCases, exports: useCases })
export class AuthoringModule {}
