import type { DynamicModule, Type } from '@nestjs/common';
import { DemoModule } from './demo/index.ts';
import { IdentityModule } from './identity/index.ts';

/** Every domain of the house. A new one is a folder with a door, and a line here. */
export const domains: (Type | DynamicModule)[] = [DemoModule, IdentityModule];
