import type { nlBE } from '../nl-BE/index.ts';
import { administration } from './administration.ts';
import { along } from './along.ts';
import { cases } from './cases.ts';
import { catalogue } from './catalogue.ts';
import { certificates } from './certificates.ts';
import { discussion } from './discussion.ts';
import { identity } from './identity.ts';
import { learner } from './learner.ts';
import { learning } from './learning.ts';
import { mails } from './mails.ts';
import { media } from './media.ts';
import { notebook } from './notebook.ts';
import { notices } from './notices.ts';
import { pages } from './pages.ts';
import { people } from './people.ts';
import { refusals } from './refusals.ts';
import { sales } from './sales.ts';
import { search } from './search.ts';
import { site } from './site.ts';
import { steps } from './steps.ts';
import { studio } from './studio.ts';
import { workshops } from './workshops.ts';

/** British English, one file an area. */
export const en = {
  ...administration,
  ...along,
  ...cases,
  ...catalogue,
  ...certificates,
  ...discussion,
  ...identity,
  ...learner,
  ...learning,
  ...mails,
  ...media,
  ...notebook,
  ...notices,
  ...pages,
  ...people,
  ...refusals,
  ...sales,
  ...search,
  ...site,
  ...steps,
  ...workshops,
  ...studio,
} satisfies Record<keyof typeof nlBE, string>;
