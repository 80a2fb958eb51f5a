import { setTimeout as wait } from 'node:timers/promises';
import type { Shelf } from '../../client/src/features/reflection/kept-here.ts';
import { type Kept, Writer } from '../../client/src/features/reflection/writer.ts';
import type { Chance } from './chance.ts';

/** What carries a save, or does not. */
export type Wire = { send: (save: object) => Promise<unknown> };

/** Where an end of a mark is, one may go on typing. */
const MARK = /⟨\w+⟩/gu;

/** An answer grows until somebody tidies it: each thing once. */
const LONG = 12_000;

export function marksIn(text: string): Set<string> {
  return new Set(text.match(MARK));
}

/** A text that grew too long, with each thing once. */
export function tidied(text: string): string {
  return text.length > LONG ? [...marksIn(text)].join('') : text;
}

/** The text with one mark more, somewhere in it. */
export function withMark(text: string, mark: string, chance: Chance): string {
  const tidy = tidied(text);
  const ends = [0, ...Array.from(tidy.matchAll(MARK), (found) => found.index + found[0].length)];
  const at = chance.is(0.7) ? tidy.length : chance.pick(ends);
  return tidy.slice(0, at) + mark + tidy.slice(at);
}

/** A tab of a browser on a device: the code of the page, without the page. */
export class Tab {
  readonly name: string;
  private readonly device: Map<string, string>;
  private readonly wire: Wire;
  private writer: Writer | undefined;
  private open_ = 0;
  private running = new Set<Promise<unknown>>();

  constructor(name: string, device: Map<string, string>, wire: Wire) {
    this.name = name;
    this.device = device;
    this.wire = wire;
  }

  get text(): string {
    return this.writer?.view.text ?? '';
  }

  get inConflict(): boolean {
    return this.writer?.view.state.kind === 'conflict';
  }

  open(kept: Kept | undefined): void {
    this.open_ += 1;
    const session = this.open_;
    const writer = new Writer('drill ', kept, {
      shelf: this.shelfOf(session),
      send: (save) => {
        const sending = this.wire.send(save);
        const done = sending.catch(() => undefined).finally(() => this.running.delete(done));
        this.running.add(done);
        // a tab that was closed hears no answer
        return sending.then((answer) => (session === this.open_ ? answer : new Promise(() => undefined))) as never;
      },
      why: () => 'failed',
    });
    this.writer = writer;
    writer.wake(() => undefined);
  }

  /** Closed without a word, as when the battery is empty. */
  close(): void {
    this.open_ += 1;
    this.writer?.stop();
    this.writer = undefined;
  }

  write(text: string): void {
    this.writer?.write(text);
  }

  settle(choice: string): void {
    this.writer?.settle(choice);
  }

  save(): Promise<void> {
    return this.writer?.save() ?? Promise.resolve();
  }

  /** Until no request of it is under way. */
  async rest(): Promise<void> {
    while (this.running.size > 0) {
      await Promise.all(this.running);
      await wait(1);
    }
  }

  /** What the person sees: the text, what the server has, and every version that waits. */
  shownVersions(): string[] {
    if (!this.writer) return [];
    const { text, kept } = this.writer.view;
    return [kept?.text, ...(kept?.versions ?? []).map((one) => one.text), text].flatMap((one) => (one ? [one] : []));
  }

  /** The device as this tab sees it; once the tab is closed, nothing of it touches the device any more. */
  private shelfOf(session: number): Shelf {
    const { device } = this;
    const alive = () => session === this.open_;
    return () => ({
      get length() {
        return device.size;
      },
      key: (at) => [...device.keys()][at] ?? null,
      getItem: (name) => device.get(name) ?? null,
      setItem: (name, value) => void (alive() && device.set(name, value)),
      removeItem: (name) => void (alive() && device.delete(name)),
    });
  }
}
