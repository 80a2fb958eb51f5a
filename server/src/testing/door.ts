import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What came of knocking: the member of the result union, and the session where there is one. */
export type Answer = {
  status: number;
  type: string;
  result: Record<string, unknown>;
  /** The Cookie header of the browser from now on; empty when none was handed out. */
  cookie: string;
  setCookies: string[];
  headers: Record<string, unknown>;
  body: string;
};

type Knock = { cookie?: string; headers?: Record<string, string>; remoteAddress?: string };

const REFUSED = '... on Refused { message } ... on InvalidInput { problems { field message } }';
const MAIL_SENT = `__typename ${REFUSED} ... on TooOften { retryAfter } ... on MailSent { email }`;
const SIGNED_IN = '__typename ... on Refused { message } ... on SignedIn { path: then }';

export function newAddress(): string {
  return `iemand-${randomBytes(6).toString('hex')}@school.test`;
}

/** Getting in as people do it, over HTTP, at one process. */
export class Door {
  constructor(private readonly app: NestFastifyApplication) {}

  async ask(query: string, variables: Record<string, unknown>, knock: Knock = {}): Promise<Answer> {
    const { cookie, headers, remoteAddress } = knock;
    const answer = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress,
      headers: { 'content-type': 'application/json', ...headers, ...(cookie ? { cookie } : {}) },
      payload: JSON.stringify({ query, variables }),
    });
    const setCookies = [answer.headers['set-cookie'] ?? []].flat();
    const { data, errors } = answer.json() as {
      data?: { done: Record<string, unknown> | null } | null;
      errors?: { extensions?: { code?: string } }[];
    };
    const result = data?.done ?? {};
    return {
      status: answer.statusCode,
      type: String(result.__typename ?? errors?.[0]?.extensions?.code ?? ''),
      result,
      cookie: setCookies.map((one) => one.split(';')[0]).join('; '),
      setCookies,
      headers: answer.headers,
      body: answer.body,
    };
  }

  signUp(input: { name?: string; email: string; password: string; path?: string }, knock?: Knock): Promise<Answer> {
    const query = `mutation ($name: String!, $email: String!, $password: String!, $path: String) {
      done: signUp(input: { name: $name, email: $email, password: $password, then: $path }) { ${MAIL_SENT} } }`;
    return this.ask(query, { name: 'Els', ...input }, knock);
  }

  verify(token: string, path?: string, knock?: Knock): Promise<Answer> {
    const query = `mutation ($token: String!, $path: String) { done: verifyEmail(token: $token, then: $path) { ${SIGNED_IN} } }`;
    return this.ask(query, { token, path }, knock);
  }

  signIn(input: { email: string; password: string; path?: string }, knock?: Knock): Promise<Answer> {
    const query = `mutation ($email: String!, $password: String!, $path: String) {
      done: signIn(input: { email: $email, password: $password, then: $path }) {
        ${SIGNED_IN} ... on InvalidInput { problems { field message } } ... on TooOften { retryAfter } } }`;
    return this.ask(query, input, knock);
  }

  requestLink(input: { email: string; path?: string }, knock?: Knock): Promise<Answer> {
    const query = `mutation ($email: String!, $path: String) {
      done: requestSignInLink(input: { email: $email, then: $path }) { ${MAIL_SENT} } }`;
    return this.ask(query, input, knock);
  }

  useLink(token: string, path?: string, knock?: Knock): Promise<Answer> {
    const query = `mutation ($token: String!, $path: String) { done: signInWithLink(token: $token, then: $path) { ${SIGNED_IN} } }`;
    return this.ask(query, { token, path }, knock);
  }

  requestReset(email: string, knock?: Knock): Promise<Answer> {
    return this.ask(
      `mutation ($email: String!) { done: requestPasswordReset(email: $email) { ${MAIL_SENT} } }`,
      { email },
      knock,
    );
  }

  reset(token: string, password: string, knock?: Knock): Promise<Answer> {
    const query = `mutation ($input: ResetPasswordInput!) { done: resetPassword(input: $input) { __typename ${REFUSED} ... on SignedIn { path: then } } }`;
    return this.ask(query, { input: { token, password } }, knock);
  }

  changeEmail(cookie: string, email: string): Promise<Answer> {
    return this.ask(
      `mutation ($email: String!) { done: changeEmail(email: $email) { ${MAIL_SENT} } }`,
      { email },
      { cookie },
    );
  }

  confirmEmailChange(token: string, knock?: Knock): Promise<Answer> {
    const query =
      'mutation ($token: String!) { done: confirmEmailChange(token: $token) { __typename ... on Refused { message } ... on EmailChanged { email } } }';
    return this.ask(query, { token }, knock);
  }

  changePassword(cookie: string, current: string, password: string): Promise<Answer> {
    const query = `mutation ($input: ChangePasswordInput!) { done: changePassword(input: $input) { __typename ${REFUSED} } }`;
    return this.ask(query, { input: { current, password } }, { cookie });
  }

  /** The address of whoever is signed in by a cookie; undefined for a visitor. */
  async who(cookie: string, knock: Knock = {}): Promise<string | undefined> {
    const { result } = await this.ask('{ done: viewer { email } }', {}, { ...knock, cookie });
    return result.email as string | undefined;
  }
}
