/** `npm run keys`: builds what is stale, then makes a key or seals anew. */
const { build, root } = await import('./build.mjs');
process.chdir(root);
await build();
await import('./dist/keys.js');
