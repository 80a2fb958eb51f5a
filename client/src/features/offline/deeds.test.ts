import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  AnswerCheckDocument,
  FinishLessonDocument,
  MarkSeenDocument,
  SaveReflectionDocument,
} from '../../graphql.gen.ts';
import { type Api, ApiError } from '../../page.tsx';
import { Deeds } from './deeds.ts';
import { countWaiting } from './waiting.ts';

const kept = new Map<string, string>();
const shelf = {
  get length() {
    return kept.size;
  },
  key: (at: number) => [...kept.keys()][at] ?? null,
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
};
Object.assign(globalThis, { localStorage: shelf, dispatchEvent: () => true });

let code: string | undefined;
let sent: [unknown, unknown][];
const plain: Api = {
  query: () => Promise.reject(new Error('nothing is asked')),
  mutate: async (document, variables) => {
    if (code) throw new ApiError('', code);
    sent.push([document, variables]);
    return {} as never;
  },
};
const lesson = { module: 'vertrouwen', lesson: 'een' };
const tried = (work: Promise<unknown>) => work.catch(() => undefined);

beforeEach(() => {
  kept.clear();
  sent = [];
  code = undefined;
});

describe('what one does in a lesson', () => {
  test('with a connection is done, and nothing stays on the device', async () => {
    const { api } = new Deeds('els', plain);
    await api.mutate(FinishLessonDocument, lesson);
    expect(sent).toEqual([[FinishLessonDocument, lesson]]);
    expect(countWaiting('els')).toBe(0);
  });

  test('without a connection waits, blocks together, and arrives once', async () => {
    code = 'OFFLINE';
    const deeds = new Deeds('els', plain);
    const seen = (blocks: string[]) =>
      tried(deeds.api.mutate(MarkSeenDocument, { input: { ...lesson, blocks, resumeAt: blocks[0] ?? null } }));
    await seen(['a', 'b']);
    await seen(['b', 'c']);
    await tried(deeds.api.mutate(FinishLessonDocument, lesson));
    await tried(deeds.api.mutate(AnswerCheckDocument, { input: { ...lesson, check: 'x', options: ['1'] } }));
    expect(countWaiting('els')).toBe(3);
    await deeds.send();
    expect(countWaiting('els')).toBe(3);

    code = undefined;
    await Promise.all([deeds.send(), deeds.send()]);
    expect(sent).toHaveLength(3);
    expect(sent).toContainEqual([MarkSeenDocument, { input: { ...lesson, blocks: ['a', 'b', 'c'] } }]);
    expect(countWaiting('els')).toBe(0);
    await deeds.send();
    expect(sent).toHaveLength(3);
  });

  test('is sent in the name of who did it alone', async () => {
    code = 'OFFLINE';
    await tried(new Deeds('els', plain).api.mutate(FinishLessonDocument, lesson));
    code = undefined;
    await new Deeds('piet', plain).send();
    expect(sent).toEqual([]);
    expect(countWaiting('els')).toBe(1);
    expect(countWaiting('')).toBe(0);
  });

  test('waits for who is signed out, and while the server fails; what is refused is over', async () => {
    const deeds = new Deeds('els', plain);
    for (const [said, waiting] of [
      ['NOT_SIGNED_IN', 1] as const,
      ['FAULT', 1] as const,
      ['BAD_USER_INPUT', 0] as const,
    ]) {
      code = said;
      await tried(deeds.api.mutate(FinishLessonDocument, lesson));
      expect({ said, waiting: countWaiting('els') }).toEqual({ said, waiting });
    }
  });

  test('is noted for lessons alone: texts are kept by what writes them', async () => {
    code = 'OFFLINE';
    const input = { ...lesson, prompt: 'p', text: 't', baseRevision: 0 };
    await tried(new Deeds('els', plain).api.mutate(SaveReflectionDocument, { input }));
    expect(kept.size).toBe(0);
  });
});
