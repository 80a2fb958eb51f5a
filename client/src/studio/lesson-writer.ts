import { type Draft, forgetHere, keepHere, type Shelf, takeAllHere } from '../features/reflection/kept-here.ts';
import { newId } from '../new-id.ts';

/** What the server makes of a save. */
export type SaveAnswer =
  | { kind: 'saved'; revision: number }
  | { kind: 'conflict'; revision: number; text: string }
  | { kind: 'refused' };

export type WritingState = 'saved' | 'saving' | 'waits' | 'failed' | 'signed-out' | 'refused' | 'conflict' | 'no-room';

type Ways = Readonly<{
  shelf: Shelf;
  save: (save: { text: string; base: number; id: string }) => Promise<SaveAnswer>;
  /** Puts back what a revision said, on another one. */
  restore: (back: { revision: number; base: number; id: string }) => Promise<SaveAnswer>;
  why: (error: unknown) => 'waits' | 'failed' | 'signed-out';
}>;

const PAUSE = 800;
const AGAIN = 4000;

/**
 * The text of a lesson that saves itself while it is written: at each change on this device, after a pause on the server, one request at a time,
 * each naming the revision it was written on. It stays on the device until the server has it. When somebody else saved meanwhile, nothing is
 * sent any more until its author chose; what was not chosen is in the history.
 */
export class LessonWriter {
  state: WritingState = 'saved';
  /** What somebody else saved on the revision that this one was written on too. */
  theirs: { revision: number; text: string } | undefined;
  private confirmed: string;
  private draft: Draft;
  private running = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly name: string;
  private readonly drawer: string;
  private readonly ways: Ways;
  private readonly tell: () => void;

  /** `drawer` names person and lesson on the shelf of the device. */
  constructor(drawer: string, server: { text: string; revision: number }, ways: Ways, tell: () => void) {
    this.drawer = drawer;
    this.name = drawer + newId();
    this.ways = ways;
    this.tell = tell;
    this.confirmed = server.text;
    this.draft = { text: server.text, base: server.revision, save: newId(), settles: [] };
  }

  get text(): string {
    return this.draft.text;
  }

  get revision(): number {
    return this.draft.base;
  }

  /** Whether everything that was written is at the server. */
  get done(): boolean {
    return this.draft.text === this.confirmed && this.draft.sent === undefined;
  }

  /** Takes what was left on this device by tabs that were closed; whether there was any. */
  wake(): boolean {
    const left = takeAllHere(this.ways.shelf, this.drawer).filter(
      ({ text, sent }) => text !== this.confirmed || sent !== undefined,
    );
    const [first, ...more] = left;
    if (!first) return false;
    this.draft =
      more.length === 0
        ? { ...first, settles: [] }
        : {
            text: together(left.map(({ text }) => text)),
            base: Math.min(...left.map(({ base }) => base)),
            save: newId(),
            settles: [],
          };
    this.note();
    void this.save();
    return true;
  }

  write(text: string): void {
    this.draft.text = text;
    const kept = this.note();
    if (this.theirs) return;
    this.show(this.done ? 'saved' : kept ? 'saving' : 'no-room');
    this.saveAfter(PAUSE);
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    const { draft } = this;
    if (this.running || this.theirs || this.done) return;
    this.running = true;
    // what was sent and not answered is sent again as it was, before anything written since
    draft.sent ??= draft.text;
    const { sent, base, save: id } = draft;
    this.note();
    this.show('saving');
    let again = PAUSE;
    try {
      const answer = await this.ways.save({ text: sent, base, id });
      Object.assign(draft, { sent: undefined, save: newId() });
      if (answer.kind === 'saved') {
        this.confirmed = sent;
        draft.base = answer.revision;
        this.show(this.done ? 'saved' : 'saving');
      } else if (answer.kind === 'conflict') {
        again = 0;
        this.meet(answer);
      } else {
        again = 0;
        this.show('refused');
      }
    } catch (error) {
      const state = this.ways.why(error);
      this.show(state);
      again = AGAIN;
    } finally {
      this.running = false;
      this.note();
    }
    if (again && !this.done) this.saveAfter(again);
  }

  /** Goes on with what one wrote oneself: it is saved on top of what the other one saved. */
  takeMine(): void {
    if (!this.theirs) return;
    Object.assign(this.draft, { base: this.theirs.revision, save: newId(), sent: undefined });
    this.theirs = undefined;
    this.note();
    this.show('saving');
    void this.save();
  }

  /** Goes on with what the other one saved; what one wrote oneself goes into the history before. Answers the text to show, once it is so. */
  async takeTheirs(): Promise<string | undefined> {
    const { theirs, draft } = this;
    if (!theirs || this.running) return undefined;
    this.running = true;
    try {
      const mine = await this.ways.save({ text: draft.text, base: theirs.revision, id: draft.save });
      const back =
        mine.kind === 'saved'
          ? await this.ways.restore({ revision: theirs.revision, base: mine.revision, id: newId() })
          : mine;
      if (back.kind === 'conflict') this.meet(back);
      if (back.kind !== 'saved') return undefined;
      this.theirs = undefined;
      this.confirmed = theirs.text;
      Object.assign(draft, { text: theirs.text, base: back.revision, save: newId(), sent: undefined });
      this.note();
      this.show('saved');
      return theirs.text;
    } catch (error) {
      this.show(this.ways.why(error) === 'signed-out' ? 'signed-out' : 'conflict');
      return undefined;
    } finally {
      this.running = false;
    }
  }

  /** The page goes away; what is not saved yet stays on the device. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Whether leaving the page now would lose something. */
  wouldLose(): boolean {
    return !this.done && !this.note();
  }

  private meet({ revision, text }: { revision: number; text: string }): void {
    if (text === this.draft.text) {
      // the same words, written twice
      this.confirmed = text;
      this.draft.base = revision;
      this.show('saved');
      return;
    }
    this.theirs = { revision, text };
    this.show('conflict');
  }

  private saveAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.save(), milliseconds);
  }

  /** Puts the draft on the device, or takes it away when the server has all of it. Whether the device keeps it. */
  private note(): boolean {
    if (!this.done) return keepHere(this.ways.shelf, this.name, this.draft);
    forgetHere(this.ways.shelf, this.name);
    return true;
  }

  private show(state: WritingState): void {
    this.state = state;
    this.tell();
  }
}

/** Several tabs were closed before their text was saved: the blocks of all of them, none twice. */
export function together(texts: readonly string[]): string {
  const seen = new Set<string>();
  const blocks = texts.flatMap((text) => (JSON.parse(text) as { content?: unknown[] }).content ?? []);
  const content = blocks.filter((block) => {
    const same = JSON.stringify(block);
    const fresh = !seen.has(same);
    seen.add(same);
    return fresh;
  });
  return JSON.stringify({ type: 'doc', content });
}
