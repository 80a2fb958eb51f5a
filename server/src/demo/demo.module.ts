import { Module } from '@nestjs/common';
import { CaughtMailController } from './caught-mail.controller.ts';
import { TestPaymentsController } from './test-payments.controller.ts';

/** Conveniences of a trial set-up. Each answers 404 where a real service is set, and all of them in production. */
@Module({ controllers: [CaughtMailController, TestPaymentsController] })
export class DemoModule {}
