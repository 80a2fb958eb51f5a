import { defineConfig } from 'vite';

process.env.NODE_ENV = 'production';

/** The worker: one file under a name that stays, apart from what pages load; the server gives it out itself. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/worker',
    emptyOutDir: true,
    rollupOptions: {
      input: 'src/worker.ts',
      output: { format: 'iife', entryFileNames: 'sw.js' },
    },
  },
});
