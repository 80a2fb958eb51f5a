import { z } from 'zod';
import { FieldProblem, InvalidInput, refuse } from '../platform/graphql/refusal.ts';
import type { WithdrawalInput } from './withdrawal.types.ts';

const address = z.email().max(254);

/** What somebody filled in, tidied. @throws Refusal with InvalidInput */
export function readWithdrawal(input: WithdrawalInput): WithdrawalInput {
  const name = input.name.normalize('NFC').trim();
  const orderNumber = input.orderNumber.trim().toUpperCase();
  const email = input.email.normalize('NFC').trim().toLowerCase();
  const problems: FieldProblem[] = [];
  if (name === '' || name.length > 100 || /[\p{Cc}\u2028\u2029]/u.test(name)) {
    problems.push(new FieldProblem('name', 'sales.withdrawal.name'));
  }
  if (!/^[\p{L}\d-]{3,40}$/u.test(orderNumber))
    problems.push(new FieldProblem('orderNumber', 'sales.withdrawal.number'));
  if (!address.safeParse(email).success) problems.push(new FieldProblem('email', 'sales.withdrawal.email'));
  if (problems.length > 0) refuse(new InvalidInput(problems));
  return { name, orderNumber, email };
}
