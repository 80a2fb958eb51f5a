import { describe, expect, test } from '@jest/globals';
import type { Shelf } from './kept-here.ts';
import { allOf, type Kept, Writer } from './writer.ts';

type Save = { text: string; baseRevision: number; saveId: string; settles: string[] };
type Answer = Awaited<ReturnType<ConstructorParameters<typeof Writer>[2]['send']>>;

const AT = '2026-11-28T20:00:00.000Z';
const ok = (revision: number): Answer => ({ __typename: 'ReflectionSaved', revision, savedAt: AT });
const conflict = (text: string, revision: number, version = 'v'): Answer => ({
  ...{ __typename: 'ReflectionConflict', text, revision, savedAt: AT, version },
});
const kept = (text: string, revision: number): Kept => ({ text, revision, savedAt: AT, versions: [] });

function device(answers: (Answer | Error)[]) {
  const map = new Map<string, string>();
  const sent: Save[] = [];
  const shelf: Shelf = () => ({
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, value) => void map.set(name, value),
    removeItem: (name) => void map.delete(name),
  });
  const open = (server?: Kept, on: Shelf = shelf) => {
    const writer = new Writer('drawer ', server, {
      shelf: on,
      send: async (save) => {
        sent.push(save);
        const answer = answers.shift() ?? new Error('cut off');
        if (answer instanceof Error) throw answer;
        return answer;
      },
      why: (error) => (error instanceof Error && error.message === 'signed out' ? 'signed-out' : 'offline'),
    });
    return writer;
  };
  return { map, sent, open };
}

/** Lets what was begun go on; the page's own pauses do not pass. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('an answer being written', () => {
  test('is on the device at each key, and leaves it when the server has it', async () => {
    const { map, open } = device([ok(1)]);
    const writer = open();
    writer.wake(() => undefined);
    writer.write('I');
    writer.write('Ik');
    expect([...map.values()].join()).toContain('"Ik"');
    await writer.save();
    expect(writer.view.state).toEqual({ kind: 'saved', at: AT });
    expect(map.size).toBe(0);
    writer.stop();
  });

  test('sends again what was not answered, as it was and under the same name, before what was written since', async () => {
    const { sent, open } = device([new Error('cut off'), ok(1), ok(2)]);
    const writer = open();
    writer.wake(() => undefined);
    writer.write('Eén');
    await writer.save();
    writer.write('Eén en twee');
    await writer.save();
    await writer.save();
    expect(sent.map(({ text, baseRevision }) => [text, baseRevision])).toEqual([
      ['Eén', 0],
      ['Eén', 0],
      ['Eén en twee', 1],
    ]);
    expect(sent[0]?.saveId).toBe(sent[1]?.saveId);
    expect(sent[2]?.saveId).not.toBe(sent[1]?.saveId);
    writer.stop();
  });

  test('comes back in another tab after the first was closed, with what it did not hear', async () => {
    const { map, sent, open } = device([new Error('cut off'), ok(1)]);
    const first = open();
    first.wake(() => undefined);
    first.write('In de trein');
    await first.save();
    first.stop();
    const second = open();
    second.wake(() => undefined);
    expect(second.view.text).toBe('In de trein');
    await settled();
    expect(sent[1]).toEqual(sent[0]);
    expect(second.view.state.kind).toBe('saved');
    expect(map.size).toBe(0);
    second.stop();
  });

  test('of several closed tabs is all there', () => {
    const { open } = device([]);
    for (const text of ['Uit de ene.', 'Uit de andere.', 'Uit de ene.']) {
      const tab = open();
      // without waking: another tab is open beside it
      tab.write(text);
      tab.stop();
    }
    const later = open();
    later.wake(() => undefined);
    expect(later.view.text).toBe('Uit de ene.\n\nUit de andere.');
    later.stop();
  });

  test('goes on with what another device made of it, when it was only waiting to hear', async () => {
    const { open, map } = device([new Error('cut off'), ok(1)]);
    const first = open();
    first.wake(() => undefined);
    first.write('Begin');
    await first.save();
    first.stop();
    const second = open(kept('Begin, en verder op de laptop', 2));
    second.wake(() => undefined);
    await settled();
    expect(second.view.text).toBe('Begin, en verder op de laptop');
    expect(map.size).toBe(0);
    second.stop();
  });

  test('typed before the page woke up is not lost', async () => {
    const { open, sent } = device([ok(1)]);
    const writer = open();
    writer.wake(() => undefined, 'Heel snel');
    await settled();
    expect(sent).toMatchObject([{ text: 'Heel snel' }]);
    writer.stop();
  });
});

describe('two versions', () => {
  test('are both shown, nothing is sent until one chooses, and the choice names what it settles', async () => {
    const { open, sent, map } = device([conflict('Van de telefoon', 3), ok(4)]);
    const writer = open(kept('Begin', 1));
    writer.wake(() => undefined);
    writer.write('Van de laptop');
    await writer.save();
    expect(writer.view).toMatchObject({
      text: 'Van de laptop',
      state: { kind: 'conflict' },
      kept: { text: 'Van de telefoon', revision: 3, versions: [{ id: 'v', text: 'Van de laptop' }] },
    });
    // the server has both
    expect(map.size).toBe(0);
    writer.write('Van de laptop, en meer');
    await writer.save();
    expect(sent).toHaveLength(1);
    expect(map.size).toBe(1);
    writer.settle('Allebei');
    await settled();
    expect(sent[1]).toMatchObject({ text: 'Allebei', baseRevision: 3, settles: ['v'] });
    expect(writer.view).toMatchObject({ text: 'Allebei', kept: { versions: [] }, state: { kind: 'saved' } });
    writer.stop();
  });

  test('taking what stands there is told to the server too', async () => {
    const { open, sent } = device([conflict('Van de telefoon', 3), ok(3)]);
    const writer = open(kept('Begin', 1));
    writer.wake(() => undefined);
    writer.write('Van de laptop');
    await writer.save();
    writer.settle('Van de telefoon');
    await settled();
    expect(sent[1]).toMatchObject({ text: 'Van de telefoon', settles: ['v'] });
    expect(writer.view.state.kind).toBe('saved');
    writer.stop();
  });

  test('kept both, a text that stands whole in another is not said twice', () => {
    expect(allOf(['Ik begon', 'Ik begon en ging verder', 'Iets anders'])).toBe(
      'Ik begon en ging verder\n\nIets anders',
    );
  });
});

describe('what the person is told', () => {
  test('a session that ended: the text waits on the device', async () => {
    const { open, map } = device([new Error('signed out')]);
    const writer = open();
    writer.wake(() => undefined);
    writer.write('Wacht op mij');
    await writer.save();
    expect(writer.view.state).toEqual({ kind: 'signed-out' });
    expect([...map.values()].join()).toContain('Wacht op mij');
    writer.stop();
  });

  test('a device that keeps nothing, and then leaving would lose something', async () => {
    const { open } = device([new Error('cut off'), ok(1)]);
    const writer = open(undefined, () => {
      throw new Error('private');
    });
    writer.wake(() => undefined);
    writer.write('Nergens');
    expect(writer.view.onDevice).toBe(false);
    expect(writer.wouldLose()).toBe(true);
    await writer.save();
    expect(writer.view.state.kind).toBe('offline');
    await writer.save();
    expect(writer.wouldLose()).toBe(false);
    writer.stop();
  });
});
