import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Catalogue } from '../catalogue/index.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { Live } from '../platform/live/live.ts';
import { type TestAcademy, testAcademy } from '../testing/academy.ts';
import { moduleManuscript } from '../testing/manuscripts.ts';
import { type SecondProcess, secondProcess } from '../testing/second-process.ts';
import { ManuscriptFault, PublishCases, PublishModule, PublishProgramme } from './index.ts';

let academy: TestAcademy;
let other: SecondProcess;
let publish: PublishModule;
let catalogue: Catalogue;

beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
  other = await secondProcess(academy);
  publish = academy.app.get(PublishModule, { strict: false });
  catalogue = academy.app.get(Catalogue, { strict: false });
});

afterAll(async () => {
  await other.close();
  await academy.close();
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  academy.database.dataSource.query(text, values);
const versionsOf = (key: string) =>
  sql<{ number: number }>('select number from catalogue.version where key = $1 order by number', [key]);

describe('publishing a module', () => {
  test('the same manuscript twice is one version', async () => {
    const manuscript = moduleManuscript({ key: 'twee-keer' });
    const first = await publish.run(systemCaller, manuscript);
    const again = await publish.run(systemCaller, structuredClone(manuscript));
    expect(first).toMatchObject({ number: 1, changed: true });
    expect(again).toEqual({ ...first, changed: false });
    expect(await versionsOf('twee-keer')).toHaveLength(1);
  });

  test('two processes publishing it at once make one version', async () => {
    const manuscript = moduleManuscript({ key: 'tegelijk' });
    const there = other.app.get(PublishModule, { strict: false });
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => (turn % 2 ? publish : there).run(systemCaller, manuscript)),
    );
    expect(new Set(made.map((one) => one.id)).size).toBe(1);
    expect(made.filter((one) => one.changed)).toHaveLength(1);
    expect(await versionsOf('tegelijk')).toHaveLength(1);
  });

  test('two processes publishing different contents at once make versions one after the other', async () => {
    const there = other.app.get(PublishModule, { strict: false });
    await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        (turn % 2 ? publish : there).run(
          systemCaller,
          moduleManuscript({ key: 'om-ter-eerst', title: `Titel ${turn}` }),
        ),
      ),
    );
    expect((await versionsOf('om-ter-eerst')).map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('keys stay when the content changes, and the earlier version is kept', async () => {
    const before = moduleManuscript({ key: 'blijft', lessons: [{ key: 'eerste' }, { key: 'tweede' }] });
    await publish.run(systemCaller, before);
    const { publishedAt } = (await catalogue.module('blijft'))!;
    await publish.run(systemCaller, {
      ...moduleManuscript({
        key: 'blijft',
        slug: 'nieuw-adres',
        title: 'Een nieuwe titel',
        lessons: [{ key: 'eerste', title: 'Anders genoemd' }, { key: 'tweede' }, { key: 'derde' }],
      }),
    });
    const after = (await catalogue.module('nieuw-adres'))!;
    expect(after).toMatchObject({ key: 'blijft', title: 'Een nieuwe titel', version: 2, publishedAt });
    expect(after.lessons.map((lesson) => lesson.key)).toEqual(['eerste', 'tweede', 'derde']);
    expect(after.lessons[0]!.blocks).toEqual([expect.objectContaining({ key: 'tekst-eerste' })]);
    expect(await versionsOf('blijft')).toHaveLength(2);
  });

  test('going back to an earlier content makes its version hold again', async () => {
    const first = moduleManuscript({ key: 'terug', title: 'Eerst' });
    const second = moduleManuscript({ key: 'terug', title: 'Daarna' });
    const made = await publish.run(systemCaller, first);
    await publish.run(systemCaller, second);
    expect(await publish.run(systemCaller, first)).toEqual({ ...made, changed: true });
    expect((await catalogue.module('terug'))?.title).toBe('Eerst');
  });

  test('a published version is not changed or removed, not even in SQL', async () => {
    await publish.run(systemCaller, moduleManuscript({ key: 'vast' }));
    for (const attempt of [
      `update catalogue.version set content = '{}' where key = 'vast'`,
      `delete from catalogue.version where key = 'vast'`,
      'truncate catalogue.version cascade',
      `delete from catalogue.current where key = 'vast'`,
      `update catalogue.current set key = 'anders' where key = 'vast'`,
    ]) {
      await expect(sql(attempt)).rejects.toThrow(/never changed|stays/);
    }
    expect((await catalogue.module('vast'))?.title).toBe('Module vast');
  });

  test('another process reads the new version as soon as it hears of it', async () => {
    const there = other.app.get(Catalogue, { strict: false });
    await publish.run(systemCaller, moduleManuscript({ key: 'gehoord', title: 'Oud' }));
    await until(async () => (await there.module('gehoord'))?.title === 'Oud');
    await publish.run(systemCaller, moduleManuscript({ key: 'gehoord', title: 'Nieuw' }));
    expect((await catalogue.module('gehoord'))?.title).toBe('Nieuw');
    await until(async () => (await there.module('gehoord'))?.title === 'Nieuw');
  });

  test('a process that hears no notices trusts nothing it remembers', async () => {
    const deaf = await secondProcess(academy);
    const there = deaf.app.get(Catalogue, { strict: false });
    await publish.run(systemCaller, moduleManuscript({ key: 'doof', title: 'Oud' }));
    await until(async () => (await there.module('doof'))?.title === 'Oud');
    await deaf.app.get(Live).stop();
    await publish.run(systemCaller, moduleManuscript({ key: 'doof', title: 'Nieuw' }));
    expect((await there.module('doof'))?.title).toBe('Nieuw');
    await deaf.close();
  });

  test('what is published belongs to everybody who asks: nobody can change it', async () => {
    await publish.run(systemCaller, moduleManuscript({ key: 'bevroren' }));
    const module = (await catalogue.module('bevroren'))!;
    expect(() => Object.assign(module.lessons[0]!, { free: true })).toThrow(TypeError);
  });
});

describe('what is not published', () => {
  const refused = async (sketch: Parameters<typeof moduleManuscript>[0]) => {
    const fault = await publish.run(systemCaller, moduleManuscript(sketch)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ManuscriptFault);
    expect(await versionsOf(sketch.key)).toEqual([]);
    return (fault as ManuscriptFault).problems.map((problem) => problem.where);
  };

  test('a manuscript of somebody who may not publish', async () => {
    const person = { id: 'x', name: '', email: '', sessionId: '' };
    for (const roles of [['learner'], ['facilitator', 'finance']] as const) {
      const caller = { ...systemCaller, person: { ...person, roles } };
      await expect(publish.run(caller, moduleManuscript({ key: 'verboden' }))).rejects.toThrow('refusal.not-found');
    }
    const visitor = { ...systemCaller, person: undefined };
    await expect(publish.run(visitor, moduleManuscript({ key: 'verboden' }))).rejects.toThrow('refusal.not-found');
    expect(await versionsOf('verboden')).toEqual([]);
  });

  test('a module with an unknown case, a missing drawing or an impossible key; all of it is told at once', async () => {
    const where = await refused({
      key: 'niet-goed',
      title: ' ',
      priceCents: 45.5,
      cover: 'media/weg.svg',
      coverAlt: 'Een tekening.',
      lessons: [{ key: 'Fout', body: '::case{#k ref="bestaat-niet"}\n' }],
    });
    expect(where).toEqual(['title', 'priceCents', 'cover', 'les Fout, key', 'les Fout, slug', 'les Fout']);
  });

  test('a module in which two lessons or two blocks have one key', async () => {
    expect(await refused({ key: 'dubbel', lessons: [{ key: 'les' }, { key: 'les', slug: 'ander' }] })).toEqual([
      'lessons.key',
      'lessons.blocks',
    ]);
  });

  test('a module whose document is not a lesson document', async () => {
    const manuscript = moduleManuscript({ key: 'geen-document' });
    const hostile = { ...manuscript, lessons: [{ ...manuscript.lessons[0]!, document: { type: 'iets', content: 3 } }] };
    await expect(publish.run(systemCaller, hostile)).rejects.toBeInstanceOf(ManuscriptFault);
  });

  test('a module at an address that is taken', async () => {
    await publish.run(systemCaller, moduleManuscript({ key: 'eerst-hier', slug: 'adres' }));
    expect(await refused({ key: 'te-laat', slug: 'adres' })).toEqual(['slug']);
  });

  test('a drawing that holds more than shapes', async () => {
    const manuscript = moduleManuscript({ key: 'tekening', cover: 'media/a.svg', coverAlt: 'Een tekening.' });
    for (const svg of [
      '<svg><script>alert(1)</script></svg>',
      '<svg onload="x()"></svg>',
      '<svg><a href="/"/></svg>',
    ]) {
      await expect(publish.run(systemCaller, manuscript, new Map([['media/a.svg', svg]]))).rejects.toThrow('cover');
    }
    const good = '<svg viewBox="0 0 640 260"><circle class="d-why" cx="1" cy="2" r="3"/></svg>';
    await publish.run(systemCaller, manuscript, new Map([['media/a.svg', good]]));
    expect((await catalogue.module('tekening'))?.cover).toEqual({ svg: good, alt: 'Een tekening.' });
  });

  test('a picture from elsewhere, a film or a file: nothing of it could be shown', async () => {
    const film = ':::film{#film src="/media/f.mp4" captions="/media/f.vtt" title="Een film"}\nWat men hoort.\n:::\n';
    const bodies = [
      '::image{#beeld src="https://elders.test/a.png" alt="Iets."}\n',
      film,
      '::download[Een blad]{#blad src="/media/a.pdf"}\n',
    ];
    for (const [turn, body] of bodies.entries()) {
      expect(await refused({ key: `bestand-${turn}`, lessons: [{ key: 'les', body }] })).toContain('les les');
    }
  });

  test('a programme with a module that is not published', async () => {
    const programmes = academy.app.get(PublishProgramme, { strict: false });
    const manuscript = { key: 'p', slug: 'p', title: 'P', promise: 'P.', priceCents: 9000, vat: 'exempt-art-44' };
    await expect(programmes.run(systemCaller, { ...manuscript, modules: ['nergens'] })).rejects.toBeInstanceOf(
      ManuscriptFault,
    );
  });
});

describe('what a lesson is made of', () => {
  const MARKDOWN = `Een gewone zin. {#tekst-a}

:::check{#vraag}
Wat doe je?

- [x] Bellen

  Dan hoor je elkaar.
- [ ] Wachten

  Dan weet niemand iets.
:::

::case{#voorbeeld ref="telefoon"}

:::action{#doen barrier="trust" if="ik bel" then="begin ik met iets goeds"}
Zo begin je.
:::
`;

  test('cases, barriers, checks and text come along; the answers stay out of what is shown', async () => {
    const cases = academy.app.get(PublishCases, { strict: false });
    const one = { key: 'telefoon', slug: 'telefoon', title: 'Een telefoontje', barrier: 'practical', age: 'kleuters' };
    const texts = {
      channel: 'telefoon',
      statements: [],
      situation: 'Stel dat.',
      approach: 'Zo.',
      questions: ['En jij?'],
    };
    await cases.run(systemCaller, [{ ...one, ...texts }]);
    await publish.run(systemCaller, moduleManuscript({ key: 'rijk', lessons: [{ key: 'les', body: MARKDOWN }] }));

    const module = (await catalogue.module('rijk'))!;
    expect(module).toMatchObject({ caseCount: 1, barriers: ['trust', 'practical'], minutes: 10 });
    const lesson = module.lessons[0]!;
    expect(lesson.blocks.map((block) => block.key)).toEqual(['tekst-a', 'vraag', 'voorbeeld', 'doen']);
    expect(lesson.cases).toEqual(['telefoon']);
    expect(lesson.checks.get('vraag')?.map((answer) => answer.correct)).toEqual([true, false]);
    expect(JSON.stringify(lesson.segments)).toContain('Een telefoontje');
    expect(JSON.stringify(lesson.segments)).not.toMatch(/correct|Dan hoor je elkaar/);
    expect(lesson.text).toContain('Een gewone zin.');
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1500; turn += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not come to hold within half a minute');
}
