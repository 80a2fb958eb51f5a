import { registerEnumType } from '@nestjs/graphql';

/** The three phases of a module: why, how, what. */
export const Phase = { WHY: 'WHY', HOW: 'HOW', WHAT: 'WHAT' } as const;
export type Phase = (typeof Phase)[keyof typeof Phase];
registerEnumType(Phase, { name: 'Phase', description: 'Why to do it, how to go about it, what to do.' });
