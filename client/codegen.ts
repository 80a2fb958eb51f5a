import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and parsed documents for every `.graphql` file beside a page or feature; run by `npm run generate`. */
const config: CodegenConfig = {
  schema: '../server/schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/graphql.gen.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        enumsAsTypes: true,
        enumType: 'string-literal',
        useTypeImports: true,
        avoidOptionals: { field: true, inputValue: false, object: true, defaultValue: false },
        scalars: { DateTime: 'string', LessonSegments: 'import("@fluxus/lesson-document").LessonSegment[]' },
        strictScalars: false,
        dedupeFragments: true,
      },
    },
  },
};
export default config;
