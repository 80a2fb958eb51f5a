import { isLocale, messagesIn } from '@fluxus/messages';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { renderToString } from 'react-dom/server';
import {
  createStaticHandler,
  createStaticRouter,
  generatePath,
  type RouteObject,
  RouterContextProvider,
  type StaticHandlerContext,
  StaticRouterProvider,
} from 'react-router';
import { hourInBrussels } from './format.ts';
import {
  type Api,
  ApiError,
  type Head,
  type PageHandle,
  type Publisher,
  type Surroundings,
  SurroundingsContext,
  surroundingsContext,
  type Viewer,
} from './page.tsx';
import { learnerRoutes } from './routes.learner.tsx';
import { siteRoutes } from './routes.site.tsx';
import { documentOf, type Manifest } from './shell.ts';

export type RenderInput = {
  request: Request;
  execute: (operation: {
    query: DocumentNode;
    variables: Record<string, unknown>;
    operationName?: string;
  }) => Promise<ExecutionResult>;
  viewer: Omit<Viewer, 'waiting'>;
  locale: string;
  publicUrl: string;
  demo: boolean;
  offline: boolean;
  publisher: Publisher;
  manifest: Manifest;
  /** How much waits for who looks. */
  waiting: () => Promise<number>;
};

export type RenderOutput = {
  status: number;
  headers: [string, string][];
  body: string;
  /** Whether every visitor who is not signed in gets the same in this language. */
  shared: boolean;
};

const handler = createStaticHandler([...learnerRoutes, ...siteRoutes]);

/** One page as a document: its route's data first, then one synchronous rendering. */
export async function render(input: RenderInput): Promise<RenderOutput> {
  const locale = isLocale(input.locale) ? input.locale : 'nl-BE';
  const surroundings: Surroundings = {
    api: apiInProcess(input.execute),
    viewer: { ...input.viewer, waiting: 0 },
    locale,
    t: messagesIn(locale),
    publicUrl: input.publicUrl,
    demo: input.demo,
    offline: input.offline,
    publisher: input.publisher,
    nowHour: hourInBrussels(new Date()),
  };
  const requestContext = new RouterContextProvider(new Map([[surroundingsContext, surroundings]]));
  const context = await handler.query(input.request, { requestContext });
  if (context instanceof Response)
    return { status: context.status, headers: [...context.headers], body: '', shared: false };

  // asked last: what the page shows may have been waiting
  const shown = { ...surroundings, viewer: { ...input.viewer, waiting: await input.waiting() } };
  const router = createStaticRouter(branchOf(context), context);
  const html = renderToString(
    <SurroundingsContext value={shown}>
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </SurroundingsContext>,
  );
  const learner = context.matches.some((match) => match.route.id === 'learner') && !context.errors;
  const body = documentOf({
    html,
    head: headOf(context, surroundings),
    locale,
    person: input.viewer.id,
    feedTitle: surroundings.t('site.feed'),
    canonical: canonicalOf(context, input),
    manifest: input.manifest,
    learner: learner
      ? {
          loaderData: context.loaderData,
          actionData: context.actionData,
          errors: null,
          surroundings: { ...shown, api: undefined, t: undefined },
        }
      : undefined,
  });
  return {
    status: context.statusCode,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body,
    shared: isShared(context),
  };
}

/** The routes that matched, one in the other: to render, the router need not weigh all the others again. */
function branchOf({ matches }: StaticHandlerContext): RouteObject[] {
  return matches.reduceRight<RouteObject[]>(
    (children, { route: { children: _, ...route } }) => [
      (children.length > 0 ? { ...route, children } : route) as RouteObject,
    ],
    [],
  );
}

/** The one address of a page, however it was asked for: without a query, as its route is written. */
function canonicalOf({ matches }: StaticHandlerContext, { request, publicUrl }: RenderInput): string {
  const match = matches.at(-1);
  const path = match?.route.path;
  const written =
    match && path && !path.includes('*') ? generatePath(path, match.params) : new URL(request.url).pathname;
  return new URL(written, publicUrl).href;
}

function isShared({ matches, errors }: StaticHandlerContext): boolean {
  const handle = matches.at(-1)?.route.handle as PageHandle | undefined;
  return !errors && (handle?.shared ?? false);
}

function headOf(context: StaticHandlerContext, surroundings: Surroundings): Head {
  const { t } = surroundings;
  const failed = context.errors ? Object.values(context.errors)[0] : undefined;
  if (failed)
    return {
      title: t(
        context.statusCode === 404
          ? 'site.not-found.title'
          : context.statusCode === 403
            ? 'site.not-allowed.title'
            : 'site.failed.title',
      ),
      index: false,
    };
  const match = context.matches.findLast((one) => one.route.handle);
  const handle = match?.route.handle as PageHandle | undefined;
  return match && handle ? handle.head(context.loaderData[match.route.id], t, surroundings) : { title: t('site.name') };
}

function apiInProcess(execute: RenderInput['execute']): Api {
  const ask = async (query: DocumentNode, variables: unknown) => {
    const { data, errors } = await execute({ query, variables: (variables ?? {}) as Record<string, unknown> });
    const error = errors?.[0];
    if (error) throw new ApiError(error.message, String(error.extensions?.code ?? 'FAULT'));
    return data as never;
  };
  return { query: ask, mutate: ask };
}
