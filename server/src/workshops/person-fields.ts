import { z } from 'zod';
import type { Problems } from './problems.ts';

/** Somebody who joins, as a form has them. */
export type WrittenPerson = { name: string; email: string };

export const MOST_AT_ONCE = 20;
const LONGEST_NAME = 100;
const address = z.email().max(254);

/** Name and address of one person, in fields that end in `suffix`. A name is a name: nothing in it leads to another site. */
export function personFields({ name, email }: WrittenPerson, suffix: string, problems: Problems): WrittenPerson {
  const person = {
    name: problems.line(`name${suffix}`, name, LONGEST_NAME),
    email: email.normalize('NFC').trim().toLowerCase(),
  };
  problems.unless(`name${suffix}`, person.name !== '', 'identity.name.missing');
  problems.unless(`name${suffix}`, !/[@/<>]|www\./i.test(person.name), 'workshops.problem.name');
  problems.unless(`email${suffix}`, person.email !== '', 'identity.email.missing');
  problems.unless(`email${suffix}`, address.safeParse(person.email).success, 'identity.email.invalid');
  return person;
}
