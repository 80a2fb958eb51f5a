import type { refusals as dutch } from '../nl-BE/refusals.ts';

/** Refusals and faults: what happened, what it means, what you can do. */
export const refusals = {
  'refusal.invalid-input':
    'Something is not right yet. Look at the fields that are marked; what you filled in is still there.',
  'refusal.not-found': 'We cannot find this. Perhaps it no longer exists, or is not meant for you.',
  'refusal.too-often':
    'That was too often in a row. Wait {minutes, plural, one {a minute} other {# minutes}} and then try again.',
  'refusal.not-signed-in': 'Sign in first. After that you can go on where you were.',
  'refusal.not-allowed': 'You have no access here. Ask the academy if you think that is not right.',
  'fault.unexpected':
    'Something went wrong on our side. Try again in a moment. If it keeps going wrong, tell us this number: {id}.',
  'fault.unreadable':
    'There is something in this that we cannot read, such as an invisible character or a wrong number. Check it and try again.',
  'fault.too-large': 'This is too big to send. Make it shorter and try again.',
  'fault.cross-site':
    'This request came from another website and was therefore not carried out. Open the academy yourself and try again.',
} satisfies Record<keyof typeof dutch, string>;
