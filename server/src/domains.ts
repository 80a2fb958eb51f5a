import type { DynamicModule, Type } from '@nestjs/common';
import { AccessModule } from './access/index.ts';
import { AuthoringModule } from './authoring/index.ts';
import { CasesModule } from './cases/index.ts';
import { CatalogueModule } from './catalogue/index.ts';
import { CertificatesModule } from './certificates/index.ts';
import { DemoModule } from './demo/index.ts';
import { DiscussionModule } from './discussion/index.ts';
import { IdentityModule } from './identity/index.ts';
import { InsightModule } from './insight/index.ts';
import { LearningModule } from './learning/index.ts';
import { MediaModule } from './media/index.ts';
import { NotificationsModule } from './notifications/index.ts';
import { SalesModule } from './sales/index.ts';
import { SearchModule } from './search/index.ts';
import { StepsModule } from './steps/index.ts';
import { WorkshopsModule } from './workshops/index.ts';

/** Every domain of the house. A new one is a folder with a door, and a line here. */
export const domains: (Type | DynamicModule)[] = [
  CatalogueModule,
  DemoModule,
  IdentityModule,
  InsightModule,
  AccessModule,
  MediaModule,
  AuthoringModule,
  LearningModule,
  CasesModule,
  SalesModule,
  SearchModule,
  CertificatesModule,
  StepsModule,
  NotificationsModule,
  DiscussionModule,
  WorkshopsModule,
];
