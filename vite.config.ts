import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** A message in the one language there is: neither looks it up nor passes through it. To be dropped with the second one. */
const oneLanguage: Plugin = {
  name: 'one-language',
  transform: {
    filter: { id: /messages[\\/]generated[\\/]messages[\\/]/ },
    handler: (code) => ({
      code: code
        .replace(/^import .*'\.\.\/runtime\.js';$/m, '')
        .replace(/^const vi_(\w+)(?= = [\s\S]*^export const \1 = )/m, 'export const $1')
        .replace(/^export const (\w+) = .*\{\n.*\n\treturn vi_\1\(inputs\)\n\}\);/m, ''),
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
            // One stylesheet for what pages share: one a component is sent twice, in the page and to be kept.
            {
              name: 'style',
              test: /src[\\/](lib|routes)[\\/](?!du-lieu|mo-phong|chi-so|cham-diem|nhiem-vu|ke-hoach|so-sanh|bao-cao|don-vi[\\/]diem-yeu)[^?]*(\.css$|\?.*type=style)/,
            },
            {
              name: 'svelte',
              test: /rolldown[\\/]runtime|node_modules[\\/](svelte|@sveltejs|esm-env|devalue|clsx)[\\/]/,
            },
            // The head of every page.
            { name: 'shared', test: /generated[\\/]messages[\\/](common_|plan_nav|search_list)/ },
            // Too small for an answer of their own.
            {
              name: 'shared',
              test: /ui[\\/](EmptyState|Spark)\.svelte|charts[\\/]spark\.ts|state[\\/](remembered\.svelte|site-search\.svelte|saved[\\/]flag|offline[\\/]site\.svelte)\.ts|ui[\\/](search-progress|simulated)\.ts|tong-quan[\\/]unit-name\.ts|messages[\\/](unit_districts|home_(since|until|source_number|col_(index|value|rank))|charts_(not_comparable_short|status_estimated|source_n)|charts_rank_none|compare_caution|rates_(targets|col_(period|unit))|finding_not_comparable|boundaries_estimated|offline_new_version(_hint)?|rates_nav|task_(register|title|fan|lead_unknown|col_(code|task|lead|with|when))|plan_(unknown|col_(code|task|lead|with|when))|effect_link)\.js/,
            },
            // Tables and the lines beneath them.
            {
              name: 'table',
              test: /ui[\\/](SourceLine|StatusMark|DataTable|Notice)\.svelte|domain[\\/]is-component|charts[\\/]value-style|xep-hang[\\/]level-names|messages[\\/](charts_(source|status|as_of|notice|nothing_found|value\.)|boundaries_(current|original|legend)\.|ranking_(level_|col_(value|period)\.|years_of|download_table|value_percent))/,
            },
            {
              name: 'shared',
              test: /generated[\\/]messages[\\/]/,
              minShareCount: 16,
            },
            // What asks and draws stays with the few pages that do it before a control is used.
            {
              name: 'shared',
              test: /src[\\/]lib[\\/](?!queries|engine|charts|datapackage|exports)/,
              minShareCount: 32,
              maxModuleSize: 20_000,
            },
            {
              name: 'figures',
              test: /ui[\\/](Estimate|Change)\.|(ui[\\/]estimate-text|domain[\\/]numbers)\./,
            },
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
    hookTimeout: 120_000,
  },
});
