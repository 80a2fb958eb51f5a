import { FieldProblem, InvalidInput, refuse } from '../platform/graphql/refusal.ts';

/** Why somebody of the staff does something: 3 to 500 characters. @throws Refusal with InvalidInput */
export function requireReason(value: string): string {
  const reason = value.normalize('NFC').trim();
  const { length } = [...reason];
  if (length < 3 || length > 500) refuse(new InvalidInput([new FieldProblem('reason', 'insight.reason.missing')]));
  return reason;
}
