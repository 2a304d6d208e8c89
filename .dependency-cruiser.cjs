/** Who may import whom: docs/architecture.md. Each room sees only the rooms below it; the three on top never each other. */
const rooms = ['entrypoints', 'dashboard', 'server']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Data flows one way.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...rooms.map((room) => ({
      name: `${room}-stands-alone`,
      comment: `${room} imports neither of the other two rooms on top.`,
      severity: 'error',
      from: { path: `^${room}/` },
      to: { path: `^(${rooms.filter((other) => other !== room).join('|')})/` },
    })),
    {
      name: 'components-are-below',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: `^(${rooms.join('|')})/` },
    },
    {
      name: 'utils-are-lowest',
      comment: 'utils is plain TypeScript: no React, no room above it.',
      severity: 'error',
      from: { path: '^utils/' },
      to: { path: `^(${[...rooms, 'components'].join('|')})/|node_modules/(@types/)?(react|react-dom)/` },
    },
    {
      name: 'model-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^utils/model/' },
      to: { path: '^(entrypoints|dashboard|server|components|utils)/', pathNot: '^utils/model/' },
    },
    {
      name: 'server-and-dashboard-see-model-analysis-strings',
      comment: 'The browser database and the sync engine belong to the extension.',
      severity: 'error',
      from: { path: '^(server|dashboard)/' },
      to: { path: '^utils/', pathNot: '^utils/(model|analysis|strings)/' },
    },
    {
      name: 'only-background-opens-the-database',
      severity: 'error',
      from: { path: '^(entrypoints|components|dashboard|server)/', pathNot: '^entrypoints/background' },
      to: { path: '^utils/store/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-sql-in-http-no-http-in-store',
      severity: 'error',
      from: { path: '^server/(store|db|sync)/' },
      to: { path: '^server/http/|node_modules/hono/' },
    },
    {
      name: 'no-development-package-in-the-server',
      comment: 'What the server runs on must be a dependency: an image of it installs nothing else.',
      severity: 'error',
      from: { path: '^(server|utils/(model|analysis|strings))/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt|dist|data)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.css', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}
