import type { SubjectKind } from '../access/index.ts';
import type { Phase } from '../catalogue/index.ts';

/** One lesson, as it was called and as long as it was when somebody did it. */
export type CertifiedLesson = Readonly<{ title: string; phase: Phase; minutes: number }>;

/** One module that was finished, in the version in which it was. */
export type CertifiedModule = Readonly<{
  key: string;
  title: string;
  promise: string;
  prompts: number;
  lessons: readonly CertifiedLesson[];
}>;

/** What an attest says, for ever: what a school's training file asks for, and nothing else. Minutes are whole. */
export type CertificateContent = Readonly<{
  name: string;
  title: string;
  promise: string;
  minutes: number;
  /** Moments, as ISO 8601. */
  beganAt: string;
  finishedAt: string;
  modules: readonly CertifiedModule[];
  organiser: Readonly<{ name: string; address: string | null; number: string | null }>;
}>;

/** A module or programme that can be certified, by its stable key. */
export type CertifiedSubject = Readonly<{ kind: SubjectKind; key: string }>;

export const minutesOf = (modules: readonly CertifiedModule[]): number =>
  modules.flatMap(({ lessons }) => lessons).reduce((sum, { minutes }) => sum + minutes, 0);

/** Whole hours and the minutes beside them. */
export function durationOf(minutes: number): { hours: number; minutes: number } {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** An attest as it is kept. */
export type CertificateRow = Readonly<{
  id: string;
  code: string;
  personId: string;
  subjectKind: SubjectKind;
  subjectKey: string;
  content: CertificateContent;
  issuedAt: Date;
  statusIndex: number;
  offlineAt: Date | null;
  replacedAt: Date | null;
  revokedAt: Date | null;
  /** When the next mail to look back leaves, for who asked for them; and how many left already. */
  nextReviewAt: Date | null;
  reviewsSent: number;
}>;

/** How an attest stands; what was revoked stays revoked, also when another one took its place. */
export type Standing = 'valid' | 'replaced' | 'revoked';

export function standingOf({ replacedAt, revokedAt }: Pick<CertificateRow, 'replacedAt' | 'revokedAt'>): Standing {
  if (revokedAt) return 'revoked';
  return replacedAt ? 'replaced' : 'valid';
}
