import type { MessageKey, Translate } from '@fluxus/messages/say';
import { EDITOR_WORDS, type EditorWords } from '../../studio/words.ts';

/** What the editor says, in the language of whoever writes: handed to its script, which holds no sentences itself. */
export function editorWords(t: Translate): EditorWords {
  return Object.fromEntries(
    EDITOR_WORDS.map((name) => [name, t(`studio.editor.${name}` as MessageKey)]),
  ) as EditorWords;
}
