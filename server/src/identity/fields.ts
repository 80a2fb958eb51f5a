import { isLocale, type Locale, type MessageKey, type MessageValues } from '@fluxus/messages';
import { z } from 'zod';
import { FieldProblem, InvalidInput, refuse } from '../platform/graphql/refusal.ts';
import { pathHere } from '../platform/http/path-here.ts';

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 100;
const PASSWORD = { least: 10, most: 128 };
const LONGEST_PATH = 500;

/** Where one lands when nothing else was asked. */
export const HOME = '/leren';

const address = z.email().max(LONGEST_EMAIL);

/** Reads what a person filled in, gathers every problem and refuses once, with all of them. */
export class Fields {
  private readonly problems: FieldProblem[] = [];

  /** An e-mail address, in lower case. */
  email(value: string, field = 'email'): string {
    const email = value.normalize('NFC').trim().toLowerCase();
    if (email === '') this.problem(field, 'identity.email.missing');
    else if (!address.safeParse(email).success) this.problem(field, 'identity.email.invalid');
    return email;
  }

  /** A person's name: one line, as they write it. */
  name(value: string, field = 'name'): string {
    const name = value.normalize('NFC').trim();
    if (name === '') this.problem(field, 'identity.name.missing');
    else if ([...name].length > LONGEST_NAME) this.problem(field, 'identity.name.too-long', { most: LONGEST_NAME });
    else if (/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(name))
      this.problem(field, 'identity.name.characters');
    return name;
  }

  /** A password somebody chooses. Length is what counts; every character may be used. */
  newPassword(value: string, field = 'password'): string {
    const { length } = [...value];
    if (length === 0) this.problem(field, 'identity.password.missing');
    else if (length < PASSWORD.least) this.problem(field, 'identity.password.too-short', { least: PASSWORD.least });
    else if (length > PASSWORD.most) this.problem(field, 'identity.password.too-long', { most: PASSWORD.most });
    return value;
  }

  /** A password somebody says they have. Longer than any password can be is wrong without looking. */
  password(value: string, field = 'password'): string {
    if (value === '') this.problem(field, 'identity.password.missing');
    else if ([...value].length > PASSWORD.most)
      this.problem(field, 'identity.password.too-long', { most: PASSWORD.most });
    return value;
  }

  locale(value: string, field = 'locale'): Locale {
    if (isLocale(value)) return value;
    this.problem(field, 'identity.locale.unknown');
    return 'nl-BE';
  }

  /** Why somebody of the staff does something. */
  reason(value: string, field = 'reason'): string {
    const reason = value.normalize('NFC').trim();
    const { length } = [...reason];
    if (length < 3 || length > 500) this.problem(field, 'identity.reason.missing');
    return reason;
  }

  problem(field: string, key: MessageKey, values?: MessageValues): void {
    this.problems.push(new FieldProblem(field, key, values));
  }

  /** @throws Refusal with InvalidInput when anything was wrong */
  refuseProblems(): void {
    if (this.problems.length > 0) refuse(new InvalidInput(this.problems));
  }
}

/** The path on this site that was asked for, or the learner's own page: nobody is sent to another site from here. */
export function pathOr(path: string | null | undefined, otherwise = HOME): string {
  return path && path.length <= LONGEST_PATH ? (pathHere(path) ?? otherwise) : otherwise;
}
