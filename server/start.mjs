import path from 'node:path';

/** `npm start`: sees that nothing is in the way, builds what is stale, then becomes the server. */
if (!process.features.typescript) {
  process.stderr.write(
    `The academy needs Node 24, which npm ci brings along; this is Node ${process.versions.node}. Start it with: npm start\n`,
  );
  process.exit(1);
}
const { build, root } = await import('./build.mjs');
process.chdir(root);
await lookAhead();
await build();
await import('./dist/main.js');

/** What makes a start useless is told before a build that would change files under a running academy. */
async function lookAhead() {
  const { tellWhy } = await import('./src/platform/startup-fault.ts');
  const { readConfig } = await import('./src/platform/config/config.ts');
  const { InstanceLock } = await import('./src/platform/database/instance-lock.ts');
  try {
    const config = readConfig(process.env);
    if (!config.databaseUrl) new InstanceLock(path.resolve(config.dataDir)).refuseHeld();
  } catch (error) {
    process.stderr.write(`\n${tellWhy(error)}\n\n`);
    process.exit(1);
  }
}
