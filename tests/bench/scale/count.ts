import { connected, type World } from './world.ts';

const TABLES: [what: string, table: string][] = [
  ['people', 'identity.person'],
  ['entitlements', 'access.entitlement'],
  ['enrolments', 'learning.enrolment'],
  ['blocks seen', 'learning.block_progress'],
  ['questions answered', 'learning.check_answer'],
  ['answers', 'learning.reflection'],
  ['earlier texts', 'learning.reflection_revision'],
  ['shares', 'learning.reflection_share'],
  ['steps', 'steps.step'],
  ['attests', 'certificates.certificate'],
  ['threads', 'discussion.thread'],
  ['posts', 'discussion.post'],
  ['positions of readers', 'discussion.reader'],
  ['reactions', 'discussion.reaction'],
  ['reports', 'discussion.report'],
  ['notices', 'notifications.notice'],
];

/** How much there is in a world. */
export async function countsOf({ databaseUrl }: Pick<World, 'databaseUrl'>): Promise<Record<string, number>> {
  const client = await connected(databaseUrl);
  const counts: Record<string, number> = {};
  for (const [what, table] of TABLES) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
    counts[what] = Number(rows[0]?.count);
  }
  await client.end();
  return counts;
}

export async function counted(world: World): Promise<string> {
  const client = await connected(world.databaseUrl);
  const { rows } = await client.query<{ size: string }>(
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  );
  await client.end();
  const lines = Object.entries(await countsOf(world)).map(
    ([what, count]) => `${what.padEnd(24)}${count.toLocaleString('en').padStart(12)}`,
  );
  return [...lines, `${'on disk'.padEnd(24)}${(rows[0]?.size ?? '').padStart(12)}`].join('\n');
}
