import { defineConfig } from 'vite';

// Compositions from one source: main.js for production, demo.js for `npm start`, and door-bench.js for the bench. Only their own imports reach each.
export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  ssr: { target: 'node', noExternal: [/^@alongside\//] },
  build: {
    ssr: true,
    rollupOptions: {
      input: { main: 'src/main.ts', demo: 'src/demo.ts', 'door-bench': 'src/door-bench.ts' },
      output: { entryFileNames: '[name].js' },
    },
    outDir: '../../dist/apps/api',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
  },
});
