import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestAcademy, testAcademy } from '../../testing/academy.ts';

let academy: TestAcademy;
beforeAll(async () => {
  academy = await testAcademy({ jobs: false });
});
afterAll(() => academy.close());

const headerOf = async (query: string): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await academy.app.inject({
    method: 'POST',
    url: '/graphql',
    headers,
    payload: JSON.stringify({ query }),
  });
  return answer.headers['cache-control'];
};

test('no answer of the API is kept by a browser or on the way to it', async () => {
  expect(await headerOf('{ modules { key } }')).toBe('no-store');
  expect(await headerOf('{ myLearning { modules { state } } }')).toBe('no-store');
  expect(await headerOf('{ thereIsNoSuchField }')).toBe('no-store');
});
