import { expect, test } from '@jest/globals';
import { parseCurriculum } from './parse-curriculum.ts';
import { contentWith } from './testing/content.ts';
import { trace, traceabilityTable } from './trace.ts';

test('each statement of the school names the lessons, cases and workshops that carry it', () => {
  expect(
    trace(parseCurriculum(contentWith())).map(({ statement, lessons, cases, workshops }) => [
      ...[statement.id, lessons, cases, workshops],
    ]),
  ).toEqual([
    ['W1', ['samen-delen/waarom'], [], []],
    ['W2', ['samen-delen/hoe'], ['een-voorbeeld'], ['een-middag']],
  ]);
});

test('the table has a row for each statement', () => {
  const rows = traceabilityTable(parseCurriculum(contentWith())).trimEnd().split('\n').slice(-2);
  expect(rows).toEqual([
    '| W1 | waarom | “Onze kinderen, een gedeelde verantwoordelijkheid” | samen-delen/waarom |  |  |',
    '| W2 | waarom | een zeer bewuste keuze | samen-delen/hoe | een-voorbeeld | een-middag |',
  ]);
});
