import type { Locale, Translate } from '@fluxus/messages/say';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createContext as createReactContext, type FC, useContext } from 'react';
import {
  createContext,
  data,
  type LoaderFunctionArgs,
  type RouteObject,
  type RouterContextProvider,
  redirect,
  redirectDocument,
  useActionData,
  useLoaderData,
} from 'react-router';

/** Who looks: enough for a header, never for a decision about access. */
export type Viewer = {
  signedIn: boolean;
  id: string;
  name: string | null;
  roles: readonly string[];
  /** How much waits for them, as it was when the page came. */
  waiting: number;
};

/** Asks the API: in process on the server, over HTTP through Apollo Client in the browser. */
export type Api = {
  query<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
  mutate<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
};

/** Who is behind the site; what is not known is not shown. */
export type Publisher = { name: string; address: string | null; number: string | null; email: string };

/** What surrounds every page. */
export type Surroundings = {
  api: Api;
  viewer: Viewer;
  locale: Locale;
  /** The sentences of that language. */
  t: Translate;
  publicUrl: string;
  demo: boolean;
  /** Whether pages may be kept on the device. */
  offline: boolean;
  publisher: Publisher;
  nowHour: number;
};

export const surroundingsContext = createContext<Surroundings>();
export const SurroundingsContext = createReactContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const value = useContext(SurroundingsContext);
  if (!value) throw new Error('a page stands outside its surroundings');
  return value;
}

/** The sentences of the reader's language. */
export function useMessages(): Translate {
  return useSurroundings().t;
}

/** What stands in the head of a document; `description` is for search engines and shared links. */
export type Head = {
  title: string;
  description?: string;
  canonical?: string;
  index?: boolean;
  structured?: object;
  /** What is shown where it is shared: a path on this site, and what stands on it in words. */
  image?: { path: string; alt: string } | undefined;
  /** A small script of this page's own, beside that of every document. */
  script?: 'src/talk.ts' | 'src/media.ts' | 'src/studio/entry-studio.ts';
  /** Styles of this page's own, beside those of every page. */
  styles?: readonly ('src/styles/studio.css' | 'src/styles/reader.css')[];
};

export type Asked = Surroundings & { params: Readonly<Record<string, string | undefined>>; url: URL };

/** What came of a form: field problems by name, the general sentence, what was typed (never a password). */
export type Outcome = {
  message?: string;
  done?: string;
  problems?: Readonly<Record<string, string>>;
  values?: Readonly<Record<string, string>>;
  intent?: string;
};

export type ViewProps<Data> = { data: Data; outcome: Outcome | undefined };

export type PageDefinition<Data> = {
  path: string;
  load: (asked: Asked) => Promise<Data>;
  /** What the page's form does; answers an outcome to show, or throws a redirect. */
  act?: (asked: Asked, form: FormData) => Promise<Outcome>;
  head: (data: Data, t: Translate, surroundings: Surroundings) => Head;
  /** The status of the document, where it is not 200: a page that says how to get in is 403. */
  status?: (data: Data) => number;
  /** The same for every visitor who is not signed in, but for the language: rendered once until what it shows changes. */
  shared?: true;
  View: FC<ViewProps<Data>>;
};

export type PageHandle = {
  head: (data: unknown, t: Translate, surroundings: Surroundings) => Head;
  shared: boolean;
};

/** A page as the router knows it. */
export function page<Data>({ path, load, act, head, status, shared, View }: PageDefinition<Data>): RouteObject {
  function Component() {
    return <View data={useLoaderData() as Data} outcome={useActionData() as Outcome | undefined} />;
  }
  return {
    path,
    Component,
    handle: { head: head as PageHandle['head'], shared: shared ?? false } satisfies PageHandle,
    loader: async (args) => {
      const loaded = await orTheWayIn(args, () => load(askedOf(args)));
      return status ? data(loaded, { status: status(loaded) }) : loaded;
    },
    ...(act
      ? {
          action: async (args) => {
            const form = await args.request.formData();
            const outcome = await orTheWayIn(args, () => act(askedOf(args), form));
            return data(outcome, { status: outcome.problems || outcome.message ? 422 : 200 });
          },
        }
      : {}),
  };
}

function askedOf({ request, params, context }: LoaderFunctionArgs): Asked {
  const surroundings = (context as Readonly<RouterContextProvider>).get(surroundingsContext);
  return { ...surroundings, params, url: new URL(request.url) };
}

/** An error of the API, with its code. */
export class ApiError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** Lack of a session leads to the sign-in page and back; lack of a right becomes the page that says how to get it. */
async function orTheWayIn<T>({ request }: LoaderFunctionArgs, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { pathname, search } = new URL(request.url);
    if (error.code === 'NOT_SIGNED_IN') throw redirect(`/aanmelden?verder=${encodeURIComponent(pathname + search)}`);
    if (error.code === 'NOT_ALLOWED') throw data({ message: error.message }, { status: 403 });
    // where a worker stands by, it shows the kept copy, or what is kept instead
    if (error.code === 'OFFLINE' && navigator.serviceWorker?.controller) throw redirectDocument(pathname + search);
    const status = error.code === 'OFFLINE' ? 503 : error.code === 'FAULT' ? 500 : 400;
    throw data({ message: error.message, code: error.code }, { status });
  }
}

/** Ends a load with the page that says there is nothing here. */
export function nothingHere(message?: string): never {
  throw data({ message }, { status: 404 });
}

/** Ends a load at an address that something had before: it stands at another one now, for good. */
export function moved({ url }: Asked, path: string): never {
  throw redirect(path + url.search, 301);
}

/** A place on this site to go on to, never another site. */
export function localPath(path: string | null, otherwise = '/leren'): string {
  // browsers pass over tabs and line ends, so that they could hide a second slash
  return path && /^\/(?![/\\])[^\t\r\n]*$/.test(path) ? path : otherwise;
}

/** A text field of a form; empty when it is missing. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Makes an outcome of a refusal: its field problems where it has them, else its sentence. */
export function refused(
  refusal: { message: string; problems?: readonly { field: string; message: string }[] },
  values: Outcome['values'] = {},
): Outcome {
  const problems = Object.fromEntries((refusal.problems ?? []).map((one) => [one.field, one.message]));
  return { message: refusal.message, values, ...(refusal.problems ? { problems } : {}) };
}
