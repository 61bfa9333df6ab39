import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * One tool builds both sides: `vite build` makes what the browser loads (dist/client),
 * `vite build --ssr` makes the server (dist/server), whose dependencies stay in node_modules.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  publicDir: isSsrBuild ? false : 'public',
  build: isSsrBuild
    ? { outDir: 'dist/server', target: 'node24', sourcemap: true, ssr: 'src/cli/main.ts' }
    : {
        outDir: 'dist/client',
        manifest: true,
        rolldownOptions: {
          input: {
            staff: 'src/web/staff/main.tsx',
            field: 'src/web/field/main.tsx',
            worker: 'src/web/field/worker.ts',
            public: 'src/web/public/public.css',
          },
        },
      },
}));
