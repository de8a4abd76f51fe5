import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** No message has to look up its language, nor bring what does. To be dropped with the second one. */
const oneLanguage: Plugin = {
  name: 'one-language',
  transform: {
    filter: { id: /messages[\\/]generated[\\/]messages[\\/]/ },
    handler: (code) => ({
      code: code
        .replace(/^import .*'\.\.\/runtime\.js';$/m, '')
        .replace(
          /^\s*(experimentalStaticLocale \?\? )?options\.locale \?\? getLocale\(\);?$/gm,
          '',
        ),
      map: null,
    }),
  },
};

export default defineConfig({
  plugins: [
    // Tests read the messages that `npm run messages` compiled: the plugin's watcher would keep them open.
    process.env.VITEST
      ? []
      : paraglideVitePlugin({
          project: './project.inlang',
          outdir: './src/lib/messages/generated',
          strategy: ['baseLocale'],
          outputStructure: 'message-modules',
        }),
    oneLanguage,
    sveltekit(),
  ],
  assetsInclude: ['**/*.duckdb'],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // An answer of its own costs more than the few lines it brings: what many pages share comes together.
        codeSplitting: {
          groups: [
            {
              name: 'svelte',
              test: /rolldown[\\/]runtime|node_modules[\\/](svelte|@sveltejs|esm-env|devalue|clsx)[\\/]/,
            },
            // The head of every page.
            { name: 'shared', test: /generated[\\/]messages[\\/](common_|plan_nav)/ },
            // Too small for an answer of their own.
            {
              name: 'shared',
              test: /ui[\\/](EmptyState|Spark)\.svelte|charts[\\/]spark\.ts|messages[\\/]unit_districts\.js/,
            },
            { name: 'shared', test: /src[\\/]lib[\\/]/, minShareCount: 6, maxModuleSize: 20_000 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  test: {
    include: [
      'src/**/*.test.ts',
      'tests/bench/**/*.test.ts',
      'tests/conformance/**/*.test.ts',
      'tests/data/**/*.test.ts',
    ],
    environment: 'node',
    testTimeout: 60_000,
  },
});
