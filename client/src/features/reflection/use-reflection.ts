import { useCallback, useEffect, useRef, useState } from 'react';
import { SaveReflectionDocument } from '../../graphql.gen.ts';
import { ApiError, useSurroundings } from '../../page.tsx';

export type Kept = { text: string; revision: number; savedAt: string };
type Place = { module: string; lesson: string; prompt: string };

/** What the person is told about their text. */
export type SavedState =
  | { kind: 'untouched' }
  | { kind: 'saved'; at: string }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed' }
  | { kind: 'offline' }
  | { kind: 'refused'; message: string }
  | { kind: 'conflict'; theirs: Kept };

const PAUSE = 800;
const AGAIN = 4000;

/**
 * A text that saves itself while it is written: after a pause, one request at a time, each naming the revision it was
 * written on. What another device saved meanwhile is shown beside it and never overwritten without a choice.
 */
export function useReflection({ module, lesson, prompt }: Place, kept: Kept | undefined) {
  const { api } = useSurroundings();
  const [text, setText] = useState(kept?.text ?? '');
  const [state, setState] = useState<SavedState>(kept ? { kind: 'saved', at: kept.savedAt } : { kind: 'untouched' });
  const draft = useRef(text);
  const base = useRef(kept?.revision ?? 0);
  const confirmed = useRef(kept?.text ?? '');
  const running = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current || draft.current === confirmed.current) return;
    running.current = true;
    const sent = draft.current;
    setState({ kind: 'saving' });
    let wait = 0;
    try {
      const { saveReflection } = await api.mutate(SaveReflectionDocument, {
        input: { module, lesson, prompt, text: sent, baseRevision: base.current },
      });
      if (saveReflection.__typename === 'ReflectionSaved') {
        base.current = saveReflection.revision;
        confirmed.current = sent;
        setState(draft.current === sent ? { kind: 'saved', at: saveReflection.savedAt } : { kind: 'unsaved' });
      } else if (saveReflection.__typename === 'ReflectionConflict') {
        setState({ kind: 'conflict', theirs: saveReflection });
        return;
      } else {
        setState({ kind: 'refused', message: saveReflection.message });
        return;
      }
    } catch (error) {
      setState({
        kind: error instanceof ApiError && error.code === 'OFFLINE' && !navigator.onLine ? 'offline' : 'failed',
      });
      wait = AGAIN;
    } finally {
      running.current = false;
    }
    if (draft.current !== confirmed.current) timer.current = setTimeout(save, wait || PAUSE);
  }, [api, module, lesson, prompt]);

  const write = useCallback(
    (next: string) => {
      draft.current = next;
      setText(next);
      setState({ kind: 'unsaved' });
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE);
    },
    [save],
  );

  /** Ends a conflict: the chosen text is written on top of what the other device saved. */
  const settle = useCallback(
    (theirs: Kept, choice: string) => {
      base.current = theirs.revision;
      confirmed.current = theirs.text;
      draft.current = choice;
      setText(choice);
      setState(choice === theirs.text ? { kind: 'saved', at: theirs.savedAt } : { kind: 'unsaved' });
      void save();
    },
    [save],
  );

  useEffect(() => {
    const leave = () => void save();
    addEventListener('online', leave);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('online', leave);
      removeEventListener('pagehide', leave);
      void save();
    };
  }, [save]);

  return { text, state, write, settle, saveNow: save };
}
