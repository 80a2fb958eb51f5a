import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { CalendarController } from './calendar.controller.ts';
import { ChangeStep } from './change-step.ts';
import { DropStep } from './drop-step.ts';
import { Ideas } from './ideas.ts';
import { LookBack } from './look-back.ts';
import { MakeStep } from './make-step.ts';
import { StepPreferences } from './preferences.ts';
import { RemindOfSteps } from './remind-of-steps.ts';
import { Reminders } from './reminders.ts';
import { ShowCalendar } from './show-calendar.ts';
import { ShowSteps } from './show-steps.ts';
import { StepResolver } from './step.resolver.ts';
import { StepViews } from './step-views.ts';
import { Steps } from './steps.ts';
import { StepTokens } from './tokens.ts';
import { UnsubscribeController } from './unsubscribe.controller.ts';
import { UseCalendar } from './use-calendar.ts';
import { WantReminders } from './want-reminders.ts';
import { WordsOfSteps } from './words-of-steps.ts';

const useCases = [
  ChangeStep,
  DropStep,
  LookBack,
  MakeStep,
  RemindOfSteps,
  ShowCalendar,
  ShowSteps,
  UseCalendar,
  WantReminders,
  WordsOfSteps,
];
const underneath = [Ideas, Reminders, StepPreferences, Steps, StepTokens, StepViews];

/** Small steps: what somebody will do, when, and how it went. */
@Module({
  imports: [AccessModule, CatalogueModule, IdentityModule],
  controllers: [CalendarController, UnsubscribeController],
  providers: [...useCases, ...underneath, StepResolver],
  exports: [WordsOfSteps],
})
export class StepsModule {}
