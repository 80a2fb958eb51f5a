import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ValidationRule } from 'graphql';
import type { GraphqlContext } from './caller.ts';
import { presentErrors } from './errors.ts';

/** What one request may ask: far above what our own pages need, far below what hurts. */
const limits: ValidationRule[] = [
  maxDepthRule({ n: 12, ignoreIntrospection: true }),
  maxAliasesRule({ n: 30 }),
  maxDirectivesRule({ n: 30 }),
] as ValidationRule[];

const MAX_TOKENS = 2000;

/** Where the committed schema stands; written by `npm run generate`, compared by `npm run check`. */
export const SCHEMA_FILE = 'server/schema.graphql';

export function graphqlModule(options: { schemaFile?: string } = {}) {
  return GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: options.schemaFile ?? true,
    sortSchema: true,
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: limits,
    plugins: [presentErrors],
    context: (req: FastifyRequest, reply: FastifyReply): GraphqlContext => ({ req, reply }),
  });
}
