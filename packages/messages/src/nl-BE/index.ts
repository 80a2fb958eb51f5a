import { administration } from './administration.ts';
import { learner } from './learner.ts';
import { mails } from './mails.ts';
import { pages } from './pages.ts';
import { people } from './people.ts';
import { refusals } from './refusals.ts';
import { site } from './site.ts';

/** The Dutch of Flanders: what the product says, one file an area. */
export const nlBE = { ...administration, ...learner, ...mails, ...pages, ...people, ...refusals, ...site } as const;
