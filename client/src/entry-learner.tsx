import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { type Locale, saying } from '@fluxus/messages/say';
import { type ReactNode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, type HydrationState, RouterContextProvider } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { wakeBell } from './features/notices/bell.ts';
import { Deeds } from './features/offline/deeds.ts';
import { guardKept } from './features/offline/mark.ts';
import { namesHere, STEP } from './features/offline/waiting.ts';
import { WHOSE } from './features/offline/whose.ts';
import { sendLeft } from './features/reflection/send-left.ts';
import { type Api, ApiError, type Surroundings, SurroundingsContext, surroundingsContext } from './page.tsx';
import { learnerRoutes } from './routes.learner.tsx';

/** The learner's application: takes over the page that the server rendered, and reads on without reloading. */
const state = JSON.parse(document.getElementById('state')?.textContent ?? '{}') as HydrationState & {
  surroundings: Surroundings;
};
const { locale, viewer } = state.surroundings;

/** Every request says whose page asks, since another person may have signed in on this device meanwhile. */
const client = new ApolloClient({
  link: new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: viewer.signedIn ? { [WHOSE]: viewer.id } : {},
  }),
  cache: new InMemoryCache(),
});

function apiError(error: unknown): ApiError {
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    return new ApiError(first?.message ?? '', String(first?.extensions?.code ?? 'FAULT'));
  }
  return new ApiError('', 'OFFLINE');
}

const api: Api = {
  async query(query, variables) {
    // what is shown must be true now; only the prefetch of the next lesson may be a moment old
    const { data, error } = await client
      .query({ query, variables, fetchPolicy: 'network-only' } as never)
      .catch((cause: unknown) => ({ data: undefined, error: cause }));
    if (error || data === undefined) throw apiError(error);
    return data as never;
  },
  async mutate(mutation, variables) {
    const { data, error } = await client
      .mutate({ mutation, variables, fetchPolicy: 'no-cache' } as never)
      .catch((cause: unknown) => ({ data: undefined, error: cause }));
    if (error || data === undefined) throw apiError(error);
    return data as never;
  },
};

/** A language is a file of its own; the document already asks for the one it needs (see shell.ts). */
const SENTENCES = {
  'nl-BE': () => import('./sentences/nl-BE.ts'),
  fr: () => import('./sentences/fr.ts'),
  en: () => import('./sentences/en.ts'),
} satisfies Record<Locale, unknown>;

const deeds = new Deeds(viewer.id, api);
const surroundings: Surroundings = {
  ...state.surroundings,
  api: deeds.api,
  t: saying(locale, (await SENTENCES[locale]()).sentences),
};
const router = createBrowserRouter(learnerRoutes, {
  hydrationData: state,
  getContext: () => new RouterContextProvider(new Map([[surroundingsContext, surroundings]])),
});
guardKept(viewer.id);

/** What was written and done without a connection, also in lessons that are not open now. */
function sendWaiting(): void {
  if (!viewer.signedIn || !navigator.onLine) return;
  void deeds.send();
  sendLeft(api, viewer.id);
  if (namesHere(`${STEP} ${viewer.id} `).length > 0)
    import('./features/offline/step-later.ts').then(({ sendSteps }) => sendSteps(viewer.id)).catch(() => undefined);
}

/** Sends it once the texts of the page that opens have found what is theirs. */
function Awake({ children }: { children: ReactNode }) {
  useEffect(wakeBell, []);
  useEffect(() => {
    sendWaiting();
    addEventListener('online', sendWaiting);
    return () => removeEventListener('online', sendWaiting);
  }, []);
  return children;
}

const root = document.getElementById('app');
if (root) {
  // in parts, so that a finger or a key on what the server rendered is heard in between
  startTransition(() => {
    hydrateRoot(
      root,
      <SurroundingsContext value={surroundings}>
        <Awake>
          <RouterProvider router={router} />
        </Awake>
      </SurroundingsContext>,
    );
  });
}
