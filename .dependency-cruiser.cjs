/**
 * The floors of docs/architecture.md, checked: `npx depcruise src --config .dependency-cruiser.cjs`.
 * A module may import from the floors below its own, through their `index.ts`; never from its own floor or above.
 */
const { Visitor } = require('@swc/core/Visitor.js');

// The parser knows `using`, its visitor does not yet: show it as the declaration of a constant.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function (statement) {
  const using = statement.type === 'UsingDeclaration';
  const known = using
    ? { ...statement, type: 'VariableDeclaration', declarations: statement.decls }
    : statement;
  return visitStatement.call(this, known);
};

const floors = [
  ['kernel'],
  ['ledger'],
  ['legal', 'organization', 'calendar', 'backup'],
  ['identity', 'catalogue', 'documents', 'office-files'],
  ['annexes', 'checklists'],
  ['authority', 'fees'],
  ['processes'],
  ['dossiers'],
  ['delegation', 'feedback', 'notices'],
  ['figures'],
  ['surveys'],
  ['recommendations'],
  ['synthesis'],
  ['demo', 'web'],
  ['api'],
  ['cli'],
];

const anyOf = (modules) => `^src/(?:${modules.join('|')})/`;
const tests = '\\.(?:test|fixture|arbitrary)\\.tsx?$';

const rulesOnDevices = ['^src/checklists/rules\\.ts$', '^src/surveys/merge\\.ts$'];

const noneUpward = floors.flatMap((floor, height) =>
  floor.map((module) => {
    const allowed = [...floors.slice(0, height).flat(), module];
    return {
      name: `floor-of-${module}`,
      comment: `src/${module} may import only the floors below it: ${floors.slice(0, height).flat().join(', ') || 'none'}.`,
      severity: 'error',
      from: { path: `^src/${module}/` },
      to: { path: '^src/', pathNot: anyOf(allowed) },
    };
  }),
);

module.exports = {
  forbidden: [
    ...noneUpward,
    {
      name: 'every-module-on-a-floor',
      comment: 'A new module gets its place in the list above, and in docs/architecture.md.',
      severity: 'error',
      from: { path: '^src/', pathNot: anyOf(floors.flat()) },
      to: {},
    },
    {
      name: 'only-through-the-face',
      comment:
        'Another module is imported through its index.ts; the kernel has no face, each of its files is one.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/[^/]+/',
        pathNot: ['^src/$1/', '^src/kernel/', ...rulesOnDevices, '^src/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'staff-pages-run-in-the-browser',
      comment:
        'The staff application runs in a browser: of the server it may know types, and the pure kernel files.',
      severity: 'error',
      from: { path: '^src/web/(?:staff|field|components|messages|tokens)/', pathNot: tests },
      to: {
        path: '^src/',
        // What is asked and what stands is decided on the surveyor's device by the same pure rules as on the server.
        pathNot: ['^src/web/', '^src/kernel/(?:time|text|refusal)\\.ts$', ...rulesOnDevices],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-server-library-in-the-browser',
      severity: 'error',
      from: { path: '^src/web/(?:staff|field|components|messages|tokens)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nobody imports is deleted.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          tests,
          '\\.d\\.ts$',
          '\\.css$',
          '^src/cli/main\\.ts$',
          '^src/web/(?:staff|field)/main\\.tsx$',
          '^src/web/field/worker\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-development-tools-at-run-time',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: [tests, '^test/'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^test/', '^data/'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.node'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
