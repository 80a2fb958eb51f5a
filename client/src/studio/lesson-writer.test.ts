import { afterEach, describe, expect, test } from '@jest/globals';
import { LessonWriter, type SaveAnswer, together } from './lesson-writer.ts';

const doc = (...words: string[]) => JSON.stringify({ type: 'doc', content: words });

/** A server as the API is: revisions, saves by number, nothing overwritten. */
class Server {
  readonly history: string[] = [];
  online = true;
  /** The answer of the next save gets lost on its way. */
  losesAnswer = false;
  private readonly saves = new Map<string, number>();

  constructor(text: string) {
    this.history.push(text);
  }

  get revision(): number {
    return this.history.length;
  }

  get text(): string {
    return this.history.at(-1) ?? '';
  }

  async save({ text, base, id }: { text: string; base: number; id: string }): Promise<SaveAnswer> {
    await Promise.resolve();
    if (!this.online) throw new TypeError('no connection');
    const answer = this.answer(text, base, id);
    if (this.losesAnswer) {
      this.losesAnswer = false;
      throw new TypeError('the answer was lost');
    }
    return answer;
  }

  private answer(text: string, base: number, id: string): SaveAnswer {
    const again = this.saves.get(id);
    if (again !== undefined) return { kind: 'saved', revision: again };
    if (text === this.text) return { kind: 'saved', revision: this.revision };
    if (base !== this.revision) return { kind: 'conflict', revision: this.revision, text: this.text };
    this.history.push(text);
    this.saves.set(id, this.revision);
    return { kind: 'saved', revision: this.revision };
  }
}

function shelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const all: LessonWriter[] = [];
afterEach(() => {
  for (const one of all.splice(0)) one.stop();
});

function writer(server: Server, on = shelf(), tell = () => undefined): LessonWriter {
  const ways = {
    shelf: () => on,
    save: (save: { text: string; base: number; id: string }) => server.save(save),
    restore: ({ revision, base, id }: { revision: number; base: number; id: string }) =>
      server.save({ text: server.history[revision - 1] ?? '', base, id }),
    why: () => 'waits' as const,
  };
  const made = new LessonWriter('les p m/l ', { text: server.text, revision: server.revision }, ways, tell);
  all.push(made);
  return made;
}

describe('a lesson that is being written', () => {
  test('is on the device until the server has it', async () => {
    const server = new Server(doc());
    const on = shelf();
    const one = writer(server, on);
    one.write(doc('a'));
    expect(on.kept.size).toBe(1);
    await one.save();
    expect(server.text).toBe(doc('a'));
    expect([on.kept.size, one.state]).toEqual([0, 'saved']);
  });

  test('without a connection it waits, also when the page is closed, and arrives once', async () => {
    const server = new Server(doc());
    const on = shelf();
    const one = writer(server, on);
    server.online = false;
    one.write(doc('a'));
    await one.save();
    expect(one.state).toBe('waits');
    server.online = true;
    const next = writer(server, on);
    expect(next.wake()).toBe(true);
    expect(next.text).toBe(doc('a'));
    await next.save();
    await Promise.resolve();
    for (let turn = 0; turn < 10 && !next.done; turn += 1) await next.save();
    expect(server.history).toEqual([doc(), doc('a')]);
  });

  test('a save whose answer was lost is the same save, and what was written since comes after it', async () => {
    const server = new Server(doc());
    const one = writer(server);
    server.losesAnswer = true;
    one.write(doc('a'));
    await one.save();
    one.write(doc('a', 'b'));
    await one.save();
    await one.save();
    expect(server.history).toEqual([doc(), doc('a'), doc('a', 'b')]);
  });

  test('when somebody else saved, both texts are there, and whichever is taken the other is in the history', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const server = new Server(doc());
      const one = writer(server);
      const other = writer(server);
      other.write(doc('van een ander'));
      await other.save();
      one.write(doc('van mij'));
      await one.save();
      expect(one).toMatchObject({ state: 'conflict', theirs: { text: doc('van een ander') } });
      expect(server.text).toBe(doc('van een ander'));
      if (choice === 'mine') {
        one.takeMine();
        for (let turn = 0; turn < 10 && !one.done; turn += 1) await one.save().then(() => Promise.resolve());
        expect(server.text).toBe(doc('van mij'));
      } else {
        expect(await one.takeTheirs()).toBe(doc('van een ander'));
        expect(server.text).toBe(doc('van een ander'));
      }
      expect(server.history).toEqual(expect.arrayContaining([doc('van mij'), doc('van een ander')]));
      expect(one.state).toBe('saved');
    }
  });

  test('two who type at random, with cuts, lose no keystroke', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      let at = seed;
      const random = (below: number) => {
        at = (at * 1103515245 + 12345) % 2147483648;
        return Math.floor((at / 2147483648) * below);
      };
      const server = new Server(doc());
      const on = [shelf(), shelf()];
      const writers = [writer(server, on[0]), writer(server, on[1])];
      const written: string[] = [];
      for (let turn = 0; turn < 60; turn += 1) {
        const who = random(2);
        const one = writers[who]!;
        const key = `${who}-${turn}`;
        switch (random(6)) {
          case 0:
            server.online = random(2) === 0;
            break;
          case 1:
            server.losesAnswer = true;
            break;
          case 2:
            await one.save();
            break;
          case 3:
            // the page is closed and opened again
            await one.save();
            writers[who] = writer(server, on[who]);
            writers[who]!.wake();
            break;
          default:
            if (one.theirs) {
              if (random(2) === 0) one.takeMine();
              else await one.takeTheirs();
              break;
            }
            written.push(key);
            one.write(doc(...((JSON.parse(one.text) as { content: string[] }).content ?? []), key));
        }
      }
      server.online = true;
      server.losesAnswer = false;
      for (let turn = 0; turn < 40; turn += 1)
        for (const one of writers) {
          if (one.theirs) one.takeMine();
          await one.save();
        }
      expect(writers.map(({ done }) => done)).toEqual([true, true]);
      const everything = server.history.join(' ');
      for (const key of written) expect(everything).toContain(`"${key}"`);
    }
  }, 30_000);

  test('texts of several tabs come together, no block twice', () => {
    expect(together([doc('a', 'b'), doc('a', 'c')])).toBe(doc('a', 'b', 'c'));
  });
});
