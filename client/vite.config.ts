import react from '@vitejs/plugin-react-swc';
import { defineConfig } from 'vite';

// one and the same outcome, whatever the environment of whoever builds says: what was built is kept for the others
process.env.NODE_ENV = 'production';

/** Two builds: what browsers get (`dist/client`), and the same pages for the server (`dist/server`). */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  build: {
    // what a page weighs is measured as browsers receive it, by `npm run check`
    chunkSizeWarningLimit: 5000,
    ...(isSsrBuild
      ? { outDir: 'dist/server', emptyOutDir: true, target: 'node24', copyPublicDir: false }
      : {
          outDir: 'dist/client',
          emptyOutDir: true,
          manifest: true,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rollupOptions: {
            input: {
              learner: 'src/start-learner.ts',
              enhance: 'src/enhance.ts',
              talk: 'src/talk.ts',
              media: 'src/media.ts',
              site: 'src/styles/index.css',
              reader: 'src/styles/reader.css',
              studio: 'src/styles/studio.css',
              write: 'src/studio/entry-studio.ts',
            },
          },
        }),
  },
  // one file with production React inside, whatever NODE_ENV the server runs under
  ssr: isSsrBuild ? { noExternal: true } : {},
  define: isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : {},
}));
