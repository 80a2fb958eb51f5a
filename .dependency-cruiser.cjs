/** The walls of the house. Each rule says which door to use instead. */
const domains =
  '^server/src/(identity|catalogue|authoring|learning|cases|discussion|workshops|organisations|sales|invoicing|access|certificates|notifications|insight|steps|search|media|demo)/';
module.exports = {
  forbidden: [
    {
      name: 'door-of-a-domain',
      severity: 'error',
      comment: 'A domain is entered by its door alone: import from its index.ts.',
      from: { path: domains },
      to: { path: domains, pathNot: ['^server/src/$1/', '^server/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'door-for-the-house',
      severity: 'error',
      comment:
        'Whoever stands outside a domain rings at its door too: import from its index.ts (drills and benchmarks also from its invariants.ts or …-statement.ts, and from what its seals are bound to).',
      from: { path: '^(server/src/(testing/|[^/]+$)|tests/)', pathNot: '^server/src/migrations\\.ts$' },
      to: { path: domains, pathNot: '^server/src/[^/]+/(index|invariants|reflection-of|step|[^/]+-statement)\\.ts$' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      comment:
        'The platform knows no domain: let the domain register itself with the platform (a token, a job handler, a live topic).',
      from: { path: '^server/src/platform/' },
      to: { path: domains },
    },
    {
      name: 'features-are-neighbours',
      severity: 'error',
      comment:
        'A feature never imports another feature: let the page compose both, or move what they share to client/src/ui.',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/', pathNot: '^client/src/features/$1/' },
    },
    {
      name: 'pages-are-neighbours',
      severity: 'error',
      comment: 'A page never imports another page: what they share is a feature, or a component of client/src/ui.',
      from: { path: '^client/src/pages/([^/]+)/' },
      to: { path: '^client/src/pages/', pathNot: '^client/src/pages/$1/' },
    },
    {
      name: 'features-below-pages',
      severity: 'error',
      comment: 'A feature knows no page: the page imports the feature and hands it what it needs.',
      from: { path: '^client/src/(features|ui)/' },
      to: { path: '^client/src/pages/' },
    },
    {
      name: 'ui-knows-no-product',
      severity: 'error',
      comment: 'The design system knows nothing of the product: pass words and data in as props.',
      from: { path: '^client/src/ui/' },
      to: { path: '^(client/src/(features|pages|page\\.tsx|graphql)|packages/)' },
    },
    {
      name: 'client-and-server-apart',
      severity: 'error',
      comment: 'Client and server meet in the schema and in packages/ only.',
      from: { path: '^client/src/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-and-client-apart',
      severity: 'error',
      comment: 'The server knows the client only as its built bundle (client/dist).',
      from: { path: '^server/src/' },
      to: { path: '^client/src/' },
    },
    {
      name: 'packages-stand-alone',
      severity: 'error',
      comment: 'A package is used by others and uses no one: move what it needs into a package of its own.',
      from: { path: '^packages/' },
      to: { path: '^(server|client|tests)/' },
    },
    {
      name: 'packages-without-io',
      severity: 'error',
      comment:
        'This package is pure: reading files or the network belongs to its caller. (curriculum reads in read.ts; the emulator is a server.)',
      from: { path: '^packages/(lesson-document|messages)/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'door-of-a-package',
      severity: 'error',
      comment: 'A package is entered by its name (@fluxus/…), never by a path into its folder.',
      from: { path: '^(server|client|tests)/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot:
          '^packages/([^/]+/src/index|lesson-document/src/testing/documents|messages/src/(say|[^/]+/for-learner))\\.ts$',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files need each other: move what both need into a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
