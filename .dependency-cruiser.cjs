/**
 * The dependency rules of the layout, each under its own name. `npm run deps` runs them;
 * test/gate/dependency-rules.test.ts plants a violation of every one of them.
 *
 * Paths are relative to the project folder. `$1` is the first group of the `from` pattern.
 */

const tests = '\\.test\\.tsx?$';
const npm = (...names) =>
  `^node_modules/(?:@types/)?(?:${names.join('|')})(?:/|$)|^(?:${names.join('|')})$`;

/** `<side>/business/<name>/…`, or at head office `headoffice/business/<name>.ts`. */
const insideBusiness = '^(?:(?:shared|renderer)/business/(?=[^/]+/)|headoffice/business/)([^/.]+)';
const anyBusiness = '^(?:shared|renderer|headoffice)/business/';
const contract = '^shared/business/contract\\.ts$';

module.exports = {
  forbidden: [
    // 1
    {
      name: 'shared-imports-only-itself',
      comment:
        'Shared code gives the same result everywhere: itself, zod, canonicalize and @noble.',
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: { pathNot: ['^shared/', npm('zod', 'canonicalize', '@noble/[^/]+')] },
    },
    // 2
    {
      name: 'programs-meet-in-shared',
      comment:
        'Counter, shell and head office are separate programs; what two need lives in shared.',
      severity: 'error',
      from: { path: '^(electron|renderer|headoffice)/' },
      to: { path: '^(?:electron|renderer|headoffice)/', pathNot: '^$1/' },
    },
    {
      name: 'shared-tests-stay-in-shared',
      comment: 'What spans programs is tested in test/.',
      severity: 'error',
      from: { path: `^shared/.*${tests}` },
      to: { path: '^(?:electron|renderer|headoffice)/' },
    },
    // 3
    {
      name: 'electron-only-in-the-shell',
      comment: 'Services are plain Node: what they need of electron is handed in by main.ts.',
      severity: 'error',
      from: {
        path: '^(?:electron|renderer|headoffice|shared|scripts)/',
        pathNot:
          '^electron/(?:main|preload|panel-preload|client-preload|ipc|window|client-window|security|updater)\\.ts$',
      },
      to: { path: npm('electron', 'electron-log', 'electron-updater') },
    },
    {
      name: 'bridge-only-in-renderer-bridge',
      comment:
        'One place of the renderer calls the shell; others may name the types of its answers.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: ['^renderer/bridge/', tests] },
      to: { path: '^shared/bridge/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dexie-only-in-renderer-data',
      comment: 'One writer, one order of writing: only renderer/data knows the store.',
      severity: 'error',
      from: { path: '^(?:electron|renderer|headoffice)/', pathNot: ['^renderer/data/', tests] },
      to: { path: npm('dexie', 'dexie-react-hooks') },
    },
    {
      name: 'database-only-in-headoffice-db',
      comment: 'Only headoffice/db knows which database it is.',
      severity: 'error',
      from: {
        path: '^(?:electron|renderer|headoffice|scripts)/',
        pathNot: ['^headoffice/db/', tests],
      },
      to: { path: npm('@electric-sql/[^/]+', 'pg') },
    },
    // 4
    {
      name: 'no-business-imports-another',
      comment:
        'What two businesses need lives in safeguards, rulebook or values, or arrives as a fact.',
      severity: 'error',
      from: { path: insideBusiness, pathNot: '^headoffice/business/(?:index|registry)\\.ts$' },
      to: {
        path: [
          insideBusiness,
          // The registries know every business: importing one is importing them all.
          '^(?:shared|renderer|headoffice)/business/(?:index|registry|screens)\\.tsx?$',
        ],
        pathNot: '^(?:shared|renderer|headoffice)/business/$1(?:/|\\.)',
      },
    },
    // 5
    {
      name: 'frame-knows-no-business',
      comment: 'Journal, feed, sync, bridge and safeguards serve every business and name none.',
      severity: 'error',
      from: {
        path: '^(?:shared|renderer|headoffice)/(?:journal|feed|sync|bridge|safeguards)/',
        pathNot: tests,
      },
      to: { path: anyBusiness, pathNot: contract },
    },
    {
      name: 'ui-knows-no-business-and-no-data',
      comment: 'Fields, dialogs and tables take values and return values.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: [anyBusiness, '^renderer/(?!ui/)'] },
    },
    {
      name: 'screens-never-import-app',
      comment: 'app wires the frame around the screens; what a screen needs of it is in session.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/(?:app/|main\\.tsx$)' },
      to: { path: '^renderer/app/' },
    },
    // 6
    {
      name: 'no-cycles',
      comment: 'A cycle has no first module to read and none to test alone. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'code-never-imports-tests',
      comment: 'Programs run without their tests. Scripts may use the helpers of tests.',
      severity: 'error',
      from: { pathNot: ['^test/', '^bench/', tests] },
      to: { path: ['^(?:test|bench)/', tests], pathNot: '^test/helpers/' },
    },
    {
      name: 'programs-never-import-helpers',
      comment: 'The helpers of tests, and the scripts, stay outside the programs.',
      severity: 'error',
      from: { path: '^(?:electron|renderer|headoffice|shared)/', pathNot: tests },
      to: { path: '^(?:test/helpers|scripts)/' },
    },
    // Without this a mistyped import would escape every rule above.
    {
      name: 'imports-resolve',
      comment: 'Every import leads to a file or a package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // Only at the top: a bare dist/ would hide most packages, and with them who imports them.
    exclude: { path: '^(?:dist|out|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
