import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { SaveReflectionDocument } from '../../graphql.gen.ts';
import { ApiError, useSurroundings } from '../../page.tsx';
import { type Draft, forgetHere, keepHere, newId, takeAllHere } from './kept-here.ts';

type Version = { id: string; text: string | null; savedAt: string };
export type Kept = { text: string | null; revision: number; savedAt: string; versions: Version[] };
export type Place = { moduleKey: string; module: string; lesson: string; prompt: string };

/** What the person is told about their text. */
export type SavedState =
  | { kind: 'untouched' | 'unsaved' | 'saving' | 'failed' | 'offline' | 'signed-out' | 'conflict' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; message: string };

const PAUSE = 800;
const AGAIN = 4000;

/**
 * A text that saves itself while it is written: at each key on this device, after a pause on the server, one request at a
 * time, each naming the revision it was written on. It stays on the device until the server confirmed it, whatever happens to
 * the connection, the tab or the session. What another device saved meanwhile is shown beside it until a choice is made.
 */
export function useReflection(place: Place, server: Kept | undefined, area: RefObject<HTMLTextAreaElement | null>) {
  const { moduleKey, module, lesson, prompt } = place;
  const { api, viewer } = useSurroundings();
  const drawer = `schrift ${viewer.id} ${moduleKey} ${prompt} `;
  const [text, setText] = useState(server?.text ?? '');
  const [kept, setKept] = useState(server);
  const [onDevice, setOnDevice] = useState(true);
  const [state, setState] = useState<SavedState>(server ? stateOf(server) : { kind: 'untouched' });
  const now = useRef({
    name: '',
    kept: server,
    confirmed: server?.text ?? '',
    running: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    draft: { text, base: server?.revision ?? 0, save: '', settles: [] } as Draft,
  }).current;

  /** Puts the draft on the device, or takes it away when there is nothing left to save. */
  const note = useCallback(() => {
    now.name ||= drawer + newId();
    now.draft.save ||= newId();
    if (now.draft.text === now.confirmed && !pending(now.draft)) forgetHere(now.name);
    else setOnDevice(keepHere(now.name, now.draft));
  }, [now, drawer]);

  const take = useCallback(
    (fresh: Kept) => {
      now.kept = fresh;
      setKept(fresh);
    },
    [now],
  );

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(now.timer);
    const { draft } = now;
    if (now.running || inConflict(now.kept, draft) || (draft.text === now.confirmed && !pending(draft))) return;
    now.running = true;
    draft.sent ??= draft.text;
    const { sent, base, save: saveId, settles } = draft;
    note();
    setState({ kind: 'saving' });
    let wait = PAUSE;
    try {
      const { saveReflection: answer } = await api.mutate(SaveReflectionDocument, {
        input: { module, lesson, prompt, text: sent, baseRevision: base, saveId, settles },
      });
      Object.assign(draft, { sent: undefined, save: newId() });
      if (answer.__typename === 'ReflectionSaved') {
        const { revision, savedAt } = answer;
        const later = now.kept && now.kept.revision > revision ? now.kept : undefined;
        if (!later) take({ text: sent, revision, savedAt, versions: [] });
        // where it was an earlier save of ours, another device went on with it since; we go on from there, unless we wrote too
        const from = later && draft.text === sent ? later : { text: sent, revision };
        now.confirmed = from.text ?? '';
        if (from === later) {
          draft.text = now.confirmed;
          setText(now.confirmed);
        }
        Object.assign(draft, { base: from.revision, settles: [] });
        setState(draft.text === now.confirmed ? { kind: 'saved', at: savedAt } : { kind: 'unsaved' });
      } else if (answer.__typename === 'ReflectionConflict') {
        const { version, ...theirs } = answer;
        const others = (now.kept?.versions ?? []).filter(({ id }) => id !== version);
        take({ ...theirs, versions: [...others, { id: version, text: sent, savedAt: new Date().toISOString() }] });
        setState({ kind: 'conflict' });
      } else {
        setState({ kind: 'refused', message: answer.message });
        wait = answer.__typename === 'TooOften' ? AGAIN : 0;
      }
    } catch (error) {
      const code = error instanceof ApiError ? error.code : '';
      const kind = code === 'NOT_SIGNED_IN' ? 'signed-out' : navigator.onLine ? 'failed' : 'offline';
      setState({ kind });
      wait = kind === 'signed-out' ? 0 : AGAIN;
    } finally {
      now.running = false;
      note();
    }
    if (wait && (draft.text !== now.confirmed || pending(draft))) now.timer = setTimeout(save, wait);
  }, [api, module, lesson, prompt, now, note, take]);

  const write = useCallback(
    (next: string) => {
      now.draft.text = next;
      setText(next);
      note();
      if (inConflict(now.kept, now.draft)) return;
      setState({ kind: 'unsaved' });
      clearTimeout(now.timer);
      now.timer = setTimeout(save, PAUSE);
    },
    [now, note, save],
  );

  /** Ends a conflict: the chosen text is written on top of what the other device saved. */
  const settle = useCallback(
    (choice: string) => {
      if (!now.kept) return;
      const { revision, text: theirs, versions } = now.kept;
      now.confirmed = theirs ?? '';
      now.draft = { text: choice, base: revision, save: newId(), settles: versions.map(({ id }) => id) };
      setText(choice);
      setState({ kind: 'unsaved' });
      note();
      void save();
    },
    [now, note, save],
  );

  // what is on this device: left by a tab that was closed, or typed before the page woke up
  useEffect(() => {
    const typed = area.current?.value ?? now.confirmed;
    const found = takeAllHere(drawer).filter((one) => one.text !== now.confirmed || pending(one));
    if (typed !== now.confirmed) found.push({ ...now.draft, text: typed });
    const [first, ...more] = found;
    if (first) {
      now.draft = more.length > 0 ? together(found) : first;
      setText(now.draft.text);
      note();
      if (!inConflict(now.kept, now.draft)) {
        setState({ kind: 'unsaved' });
        void save();
      }
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (now.draft.text !== now.confirmed && !keepHere(now.name, now.draft)) event.preventDefault();
    };
    const go = () => void save();
    addEventListener('online', go);
    addEventListener('pagehide', go);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', go);
      removeEventListener('pagehide', go);
      removeEventListener('beforeunload', warn);
      void save();
    };
  }, [area, drawer, now, note, save]);

  return { text, state, kept, onDevice, write, settle, saveNow: save };
}

/** Something of it still waits for an answer. */
const pending = ({ sent, settles }: Draft) => sent !== undefined || settles.length > 0;

/** A version waits for a choice that was not made yet. */
const inConflict = (kept: Kept | undefined, { settles }: Draft) =>
  kept?.versions.some(({ id }) => !settles.includes(id)) ?? false;

const stateOf = (kept: Kept): SavedState =>
  kept.versions.length > 0 ? { kind: 'conflict' } : { kind: 'saved', at: kept.savedAt };

/** Several tabs were closed before their text was saved: all of it, one below the other. */
function together(drafts: readonly Draft[]): Draft {
  const texts = [...new Set(drafts.map(({ text }) => text))];
  const whole = texts.filter((one) => !texts.some((other) => other !== one && other.startsWith(one)));
  return { text: whole.join('\n\n'), base: Math.min(...drafts.map(({ base }) => base)), save: newId(), settles: [] };
}
