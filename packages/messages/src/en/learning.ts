import type { learning as dutch } from '../nl-BE/learning.ts';

/** What the reader is refused, and why. */
export const learning = {
  'learning.refusal.not-entitled':
    'This lesson belongs to the module “{module}”. As soon as you have access to the module, you read on here.',
  'learning.refusal.not-entitled-visitor':
    'This lesson belongs to the module “{module}”. If you have access already, sign in and read on.',
  'learning.refusal.conflict':
    'You also wrote here on another device. We have not overwritten anything. Choose which text you keep.',
  'learning.reflection.too-long': 'This is longer than 20,000 characters. Shorten it a little, then we can keep it.',
  'learning.reflection.characters':
    'There is a character in your text that we cannot keep. Paste your text again as plain text.',
  'learning.reflection.save': 'This save has no valid number. Load the page again.',
  'learning.reflection.revision':
    'We do not know which version of your text this follows. Open the lesson again and try once more.',
  'learning.check.none': 'Choose an answer first.',
  'learning.check.one': 'Choose one answer to this question.',
  'learning.check.unknown': 'This answer no longer exists. Open the lesson again and choose then.',
  'learning.seen.too-many': 'These are too many blocks at once. Open the lesson again; what you read is kept.',
} satisfies Record<keyof typeof dutch, string>;
