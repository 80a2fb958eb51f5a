import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { DiscussionModule } from '../discussion/index.ts';
import { LearningModule } from '../learning/index.ts';
import { StepsModule } from '../steps/index.ts';
import { WorkshopsModule } from '../workshops/index.ts';
import { FindNotes } from './find-notes.ts';
import { FindPosts } from './find-posts.ts';
import { FindPublished } from './find-published.ts';
import { FindSteps } from './find-steps.ts';
import { FindWorkshops } from './find-workshops.ts';
import { Finders } from './finders.ts';
import { SearchResolver } from './search.resolver.ts';
import { Search } from './search.ts';
import { SearchShelves } from './shelves.ts';

const finders = [FindPublished, FindPosts, FindNotes, FindSteps, FindWorkshops];

/** Finding by words: all that whoever asks may see, each kind by the door of its domain. */
@Module({
  imports: [AccessModule, CatalogueModule, DiscussionModule, LearningModule, StepsModule, WorkshopsModule],
  providers: [...finders, Finders, Search, SearchResolver, SearchShelves],
})
export class SearchModule {}
