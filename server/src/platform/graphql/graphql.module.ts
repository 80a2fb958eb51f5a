import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError, ValidationContext, ValidationRule } from 'graphql';
import type { GraphqlContext } from './caller.ts';
import { presentErrors } from './errors.ts';
import { maxCostRule } from './max-cost.ts';

/** What goes beyond a limit is reported as any other invalid query is; thrown, it would be answered as a fault of ours. */
const AS_ASKERS_MISTAKE = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** What one request may ask: far above what our own pages need (the dearest costs 600), far below what hurts. */
const limits: ValidationRule[] = [
  maxCostRule(20_000),
  maxDepthRule({ n: 12, ignoreIntrospection: true, ...AS_ASKERS_MISTAKE }),
  maxAliasesRule({ n: 30, ...AS_ASKERS_MISTAKE }),
  maxDirectivesRule({ n: 30, ...AS_ASKERS_MISTAKE }),
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
    // no answer is kept by anybody; reckoning for each field how long it might be would cost more than reading it
    plugins: [presentErrors, ApolloServerPluginCacheControlDisabled()],
    context: (req: FastifyRequest, reply: FastifyReply): GraphqlContext => {
      reply.header('cache-control', 'no-store');
      return { req, reply };
    },
  });
}
