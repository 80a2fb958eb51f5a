import { mails } from './mails.ts';
import { refusals } from './refusals.ts';

/** The Dutch of Flanders: what the product says, one file an area. */
export const nlBE = { ...mails, ...refusals } as const;
