import { newId } from '../../new-id.ts';
import { type Draft, forgetHere, keepHere, type Shelf, takeAllHere } from './kept-here.ts';

type Version = { id: string; text: string | null; savedAt: string };
export type Kept = { text: string | null; revision: number; savedAt: string; versions: Version[] };

/** What the person is told about their text. */
export type SavedState =
  | { kind: 'untouched' | 'unsaved' | 'saving' | 'failed' | 'offline' | 'signed-out' | 'conflict' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; message: string };

/** What the server makes of a save. */
type Answer =
  | { __typename: 'ReflectionSaved'; revision: number; savedAt: string }
  | { __typename: 'ReflectionConflict'; text: string | null; revision: number; savedAt: string; version: string }
  | { __typename: 'NotEntitled' | 'NotFound' | 'InvalidInput' | 'TooOften'; message: string };

type Send = (save: { text: string; baseRevision: number; saveId: string; settles: string[] }) => Promise<Answer>;

/** What is shown: the text being written, what the server has, and what to tell about it. */
export type View = { text: string; kept: Kept | undefined; state: SavedState; onDevice: boolean };

const PAUSE = 800;
const AGAIN = 4000;

/**
 * A text that saves itself while it is written: at each key on this device, after a pause on the server, one request at a
 * time, each naming the revision it was written on. It stays on the device until the server confirmed it, whatever happens to
 * the connection, the tab or the session. What another device saved meanwhile is shown beside it until a choice is made.
 */
export class Writer {
  /** Drawers that a page looks after; what lies in another one was left by a page that is closed. */
  static readonly awake = new Set<string>();

  view: View;
  private name = '';
  private confirmed: string;
  private running = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private draft: Draft;
  private readonly drawer: string;
  private readonly shelf: Shelf;
  private readonly send: Send;
  private readonly why: (error: unknown) => 'failed' | 'offline' | 'signed-out';
  private tell: (view: View) => void = () => undefined;

  /** `drawer` names person and prompt on the shelf of the device; `why` says what it means that nothing came of a save. */
  constructor(
    drawer: string,
    server: Kept | undefined,
    { shelf, send, why }: { shelf: Shelf; send: Send; why: Writer['why'] },
  ) {
    this.drawer = drawer;
    this.shelf = shelf;
    this.send = send;
    this.why = why;
    this.confirmed = server?.text ?? '';
    this.draft = { text: this.confirmed, base: server?.revision ?? 0, save: newId(), settles: [] };
    const state: SavedState = !server
      ? { kind: 'untouched' }
      : server.versions.length > 0
        ? { kind: 'conflict' }
        : { kind: 'saved', at: server.savedAt };
    this.view = { text: this.confirmed, kept: server, state, onDevice: true };
  }

  /** Begins to tell, and goes on with what is on this device: left by a tab that was closed, or `typed` before the page woke up. */
  wake(tell: (view: View) => void, typed = this.confirmed): void {
    this.stopped = false;
    this.tell = tell;
    Writer.awake.add(this.drawer);
    const found = takeAllHere(this.shelf, this.drawer).filter((one) => one.text !== this.confirmed || pending(one));
    if (typed !== this.confirmed) found.push({ ...this.draft, text: typed });
    const [first, ...more] = found;
    if (!first) return;
    this.draft = more.length > 0 ? together(found) : first;
    this.note();
    if (this.undecided()) this.show({ text: this.draft.text });
    else {
      this.show({ text: this.draft.text, state: { kind: 'unsaved' } });
      void this.save();
    }
  }

  write(text: string): void {
    this.draft.text = text;
    this.note();
    if (this.undecided()) this.show({ text });
    else {
      this.show({ text, state: { kind: 'unsaved' } });
      this.saveAfter(PAUSE);
    }
  }

  /** Ends a conflict: the chosen text is written on top of what the other device saved. */
  settle(choice: string): void {
    const { kept } = this.view;
    if (!kept) return;
    this.confirmed = kept.text ?? '';
    this.draft = { text: choice, base: kept.revision, save: newId(), settles: kept.versions.map(({ id }) => id) };
    this.note();
    this.show({ text: choice, state: { kind: 'unsaved' } });
    void this.save();
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    const { draft } = this;
    if (this.running || this.undecided() || this.isSaved()) return;
    this.running = true;
    // what was sent before and not answered is sent again as it was, before anything written since
    draft.sent ??= draft.text;
    const { sent } = draft;
    this.note();
    this.show({ state: { kind: 'saving' } });
    let again = PAUSE;
    try {
      const { base, save, settles } = draft;
      const answer = await this.send({ text: sent, baseRevision: base, saveId: save, settles });
      Object.assign(draft, { sent: undefined, save: newId() });
      if (answer.__typename === 'ReflectionSaved') this.confirm(sent, answer);
      else if (answer.__typename === 'ReflectionConflict') this.layBeside(sent, answer);
      else {
        this.show({ state: { kind: 'refused', message: answer.message } });
        again = answer.__typename === 'TooOften' ? AGAIN : 0;
      }
    } catch (error) {
      const kind = this.why(error);
      this.show({ state: { kind } });
      again = kind === 'signed-out' ? 0 : AGAIN;
    } finally {
      this.running = false;
      this.note();
    }
    if (again && !this.isSaved()) this.saveAfter(again);
  }

  /** Whether leaving the page now would lose something. */
  wouldLose(): boolean {
    return !this.isSaved() && !keepHere(this.shelf, this.name, this.draft);
  }

  /** The page goes away; what is not saved yet stays on the device. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    Writer.awake.delete(this.drawer);
    this.tell = () => undefined;
  }

  private confirm(sent: string, { revision, savedAt }: { revision: number; savedAt: string }): void {
    const { draft } = this;
    const { kept } = this.view;
    const later = kept && kept.revision > revision ? kept : undefined;
    // where it was an earlier save of ours, another device went on with it since; so do we, unless we wrote more
    const from = later && draft.text === sent ? later : { text: sent, revision };
    this.confirmed = from.text ?? '';
    if (from === later) draft.text = this.confirmed;
    Object.assign(draft, { base: from.revision, settles: [] });
    const state: SavedState = this.isSaved() ? { kind: 'saved', at: savedAt } : { kind: 'unsaved' };
    this.show({ text: draft.text, state, kept: later ?? { text: sent, revision, savedAt, versions: [] } });
  }

  private layBeside(sent: string, { version, text, revision, savedAt }: Extract<Answer, { version: string }>): void {
    const others = (this.view.kept?.versions ?? []).filter(({ id }) => id !== version);
    const versions = [...others, { id: version, text: sent, savedAt: new Date().toISOString() }];
    // the server has it, so the device need not keep it any more
    this.confirmed = sent;
    this.draft.settles = [];
    this.show({ kept: { text, revision, savedAt, versions }, state: { kind: 'conflict' } });
  }

  private saveAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.save(), milliseconds);
  }

  /** Puts the draft on the device, or takes it away when there is nothing left to save. */
  private note(): void {
    this.name ||= this.drawer + newId();
    if (this.isSaved()) forgetHere(this.shelf, this.name);
    else this.view = { ...this.view, onDevice: keepHere(this.shelf, this.name, this.draft) };
  }

  private show(changed: Partial<View>): void {
    this.view = { ...this.view, ...changed };
    this.tell(this.view);
  }

  private isSaved(): boolean {
    return this.draft.text === this.confirmed && !pending(this.draft);
  }

  /** A version waits for a choice that was not made yet. */
  private undecided(): boolean {
    return this.view.kept?.versions.some(({ id }) => !this.draft.settles.includes(id)) ?? false;
  }
}

/** Something of it still waits for an answer. */
const pending = ({ sent, settles }: Draft) => sent !== undefined || settles.length > 0;

/** Several tabs were closed before their text was saved: all of it. */
function together(drafts: readonly Draft[]): Draft {
  const text = allOf(drafts.map((one) => one.text));
  return { text, base: Math.min(...drafts.map(({ base }) => base)), save: newId(), settles: [] };
}

/** Texts one below the other; one that stands whole in another is not said twice. */
export function allOf(texts: readonly string[]): string {
  const once = [...new Set(texts)];
  return once.filter((one) => !once.some((other) => other !== one && other.includes(one))).join('\n\n');
}
