/** The layers of the house: arrows run downward only (CONTRIBUTING.md). */
const lib = (...names) => `^src/lib/(${names.join('|')})/`;
const TESTS = '\\.test\\.ts$';

const layer = (name, allowed) => ({
  name: `${name}-looks-down`,
  comment: `${name} may import only ${allowed.join(', ') || 'nothing'} of the project`,
  severity: 'error',
  from: { path: lib(name), pathNot: TESTS },
  to: {
    path: '^src/',
    pathNot: [lib(name), ...(allowed.length ? [lib(...allowed)] : [])],
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    layer('domain', []),
    layer('datapackage', ['domain']),
    layer('engine', ['domain', 'datapackage']),
    layer('queries', ['engine', 'datapackage', 'domain']),
    layer('messages', ['domain', 'datapackage']),
    layer('charts', ['queries', 'domain', 'messages']),
    layer('exports', ['queries', 'datapackage', 'domain', 'messages']),
    layer('state', ['queries', 'engine', 'datapackage', 'domain']),
    layer('ui', ['charts', 'exports', 'queries', 'datapackage', 'domain', 'messages']),
    {
      name: 'cli-stays-off-the-page',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: TESTS },
      to: { path: ['^src/routes/', lib('ui', 'state')] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: lib('domain'), pathNot: TESTS },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'only-state-and-ui-know-svelte',
      severity: 'error',
      from: { path: '^src/(lib|cli)/', pathNot: [lib('state', 'ui'), TESTS] },
      to: { path: '^(svelte|node_modules/svelte)(/|$)|\\.svelte(\\.ts)?$' },
    },
    {
      name: 'only-routes-and-state-know-sveltekit',
      severity: 'error',
      from: { path: '^src/(lib|cli)/', pathNot: [lib('state'), TESTS] },
      to: { path: '^\\$app/|@sveltejs/kit' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src/lib/messages/generated' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    extraExtensionsToScan: ['.svelte'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte'],
    },
  },
};
