import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Resources } from './platform/resources.ts';

/** Loads what the academy begins with. */
export async function prepareContent(_app: NestFastifyApplication, _resources: Resources): Promise<void> {}
