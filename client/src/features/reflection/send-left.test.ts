import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Api, ApiError } from '../../page.tsx';
import type { Draft } from './kept-here.ts';
import { sendLeft } from './send-left.ts';
import { Writer } from './writer.ts';

type Input = { module: string; lesson: string; prompt: string; text: string; baseRevision: number; saveId: string };

const kept = new Map<string, string>();
const shelf = () => ({
  get length() {
    return kept.size;
  },
  key: (at: number) => [...kept.keys()][at] ?? null,
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
});

const left = (name: string, draft: Partial<Draft>) =>
  kept.set(name, JSON.stringify({ text: 'op de trein', base: 2, save: 'save-1', settles: [], ...draft }));

let sent: Input[];
let writers: Writer[] = [];
const apiThat = (answer: (input: Input) => unknown): Api => ({
  query: () => Promise.reject(new Error('nothing is asked')),
  mutate: async (_document, variables) => {
    const { input } = variables as { input: Input };
    sent.push(input);
    return { saveReflection: answer(input) } as never;
  },
});
const saves = () => ({ __typename: 'ReflectionSaved', revision: 3, savedAt: '2026-11-28T20:00:00Z' });
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

beforeEach(() => {
  kept.clear();
  sent = [];
});
afterEach(() => {
  for (const writer of writers) writer.stop();
  writers = [];
  Writer.awake.clear();
});

describe('texts that pages left on the device', () => {
  test('go to the server by their keys, under the name of their save, and leave the device once they are there', async () => {
    left('schrift els vertrouwen prompt-1 tab', {});
    left('schrift els nabijheid prompt-9 tab', { text: 'iets anders', base: 0, save: 'save-2' });
    writers = sendLeft(apiThat(saves), 'els', shelf);
    await settled();
    expect(sent).toMatchObject([
      { module: 'vertrouwen', lesson: '', prompt: 'prompt-1', text: 'op de trein', baseRevision: 2, saveId: 'save-1' },
      { module: 'nabijheid', lesson: '', prompt: 'prompt-9', text: 'iets anders', baseRevision: 0, saveId: 'save-2' },
    ]);
    expect([...kept.keys()]).toEqual([]);
    writers.push(...sendLeft(apiThat(saves), 'els', shelf));
    await settled();
    expect(sent).toHaveLength(2);
  });

  test('of somebody else stay where they are, and so do those of a page that is open', async () => {
    left('schrift piet vertrouwen prompt-1 tab', {});
    left('schrift els vertrouwen prompt-1 tab', {});
    Writer.awake.add('schrift els vertrouwen prompt-1 ');
    writers = sendLeft(apiThat(saves), 'els', shelf);
    await settled();
    expect(sent).toEqual([]);
    expect(kept.size).toBe(2);
  });

  test('that were wiped are wiped at the server', async () => {
    left('schrift els vertrouwen prompt-1 tab', { text: '' });
    writers = sendLeft(apiThat(saves), 'els', shelf);
    await settled();
    expect(sent).toMatchObject([{ text: '', baseRevision: 2 }]);
  });

  test('stay on the device while there is no connection, under the same name', async () => {
    left('schrift els vertrouwen prompt-1 tab', {});
    const cut = apiThat(() => {
      throw new ApiError('', 'OFFLINE');
    });
    writers = sendLeft(cut, 'els', shelf);
    await settled();
    const drafts = [...kept.values()].map((value) => JSON.parse(value) as Draft);
    expect(drafts).toMatchObject([{ text: 'op de trein', save: 'save-1' }]);
  });

  test('that were refused stay on the device too', async () => {
    left('schrift els vertrouwen prompt-1 tab', {});
    writers = sendLeft(
      apiThat(() => ({ __typename: 'NotFound', message: 'Dat is er niet.' })),
      'els',
      shelf,
    );
    await settled();
    expect([...kept.values()].join('')).toContain('op de trein');
  });

  test('beside which another device wrote are at the server, waiting for a choice', async () => {
    left('schrift els vertrouwen prompt-1 tab', {});
    const conflict = { __typename: 'ReflectionConflict', text: 'thuis', revision: 5, savedAt: '', version: 'save-1' };
    writers = sendLeft(
      apiThat(() => conflict),
      'els',
      shelf,
    );
    await settled();
    expect(sent).toHaveLength(1);
    expect(kept.size).toBe(0);
  });
});
