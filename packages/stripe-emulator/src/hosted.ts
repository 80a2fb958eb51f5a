import type { IncomingMessage, ServerResponse } from 'node:http';
import { StripeFailure } from './failure.ts';
import {
  choicesOf,
  endedPage,
  leftPage,
  messagePage,
  overviewPage,
  type PageFrame,
  payPage,
  successAddress,
} from './hosted-page.ts';
import { HOSTED_STYLE } from './hosted-style.ts';
import { readBody, send } from './http.ts';
import { pay } from './payments.ts';
import type { StoredSession } from './state.ts';
import type { PaymentOutcome } from './types.ts';
import { type Choice, wordsFor } from './words.ts';
import { newestFirst, type World } from './world.ts';

const MOST_IN_OVERVIEW = 50;

/** Answers a request for a page that people see: `/`, `/pay/style.css`, `/pay/<session>`. */
export async function answerHosted(
  world: World,
  written: () => Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { pathname } = url;
  if (pathname === '/pay/style.css') {
    return send(response, 200, { 'content-type': 'text/css; charset=utf-8' }, HOSTED_STYLE);
  }
  if (pathname === '/') {
    const base = world.publicUrl();
    const frame = frameOf(world, `${base}/pay/style.css`);
    const newest = newestFirst(world.state.sessions).slice(0, MOST_IN_OVERVIEW);
    return sendPage(response, 200, overviewPage(frame, newest, base), [], originOf(base));
  }
  const stored = world.state.sessions.get(pathname.slice('/pay/'.length));
  const frame = frameOf(world, 'style.css');
  if (!stored) return sendPage(response, 404, messagePage(frame, frame.words.missingTitle, frame.words.missing), []);
  if (request.method === 'POST') return choose(world, written, frame, stored, request, response);
  show(frame, stored, response, url.searchParams.has('declined'));
}

function show(frame: PageFrame, stored: StoredSession, response: ServerResponse, declined: boolean): void {
  const { object: session } = stored;
  const leadsTo = [session.success_url, session.cancel_url ?? ''];
  const page =
    session.status === 'open'
      ? payPage(frame, stored, declined)
      : endedPage(frame, session, stored.settleAt !== undefined);
  sendPage(response, 200, page, leadsTo);
}

async function choose(
  world: World,
  written: () => Promise<void>,
  frame: PageFrame,
  stored: StoredSession,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await readBody(request));
  const { object: session } = stored;
  const choice = choicesOf(session).find((one) => one === form.get('choice'));
  const { outcome, method } = meaning(choice);
  try {
    // A second click on a page that is paid by now leads on like the first; an expired one says so.
    if (session.status === 'complete') return redirect(response, successAddress(session));
    if (session.status === 'expired') return show(frame, stored, response, false);
    if (!outcome) throw new StripeFailure(400, frame.words.how);
    if (outcome === 'abandoned') {
      if (session.cancel_url) return redirect(response, session.cancel_url);
      return sendPage(response, 200, leftPage(frame, session), []);
    }
    pay(world, session.id, outcome, { method, email: form.get('email')?.slice(0, 254) || undefined });
    await written();
    redirect(response, outcome === 'declined' ? `${session.id}?declined` : successAddress(session));
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    sendPage(response, error.status, messagePage(frame, frame.words.faultTitle, error.message), []);
  }
}

function meaning(choice: Choice | undefined): { outcome: PaymentOutcome | undefined; method: string | undefined } {
  switch (choice) {
    case 'later':
    case 'later-declined':
    case 'declined':
    case 'abandoned':
      return { outcome: choice, method: undefined };
    case undefined:
      return { outcome: undefined, method: undefined };
    default:
      return { outcome: 'paid', method: choice === 'free' ? undefined : choice };
  }
}

function frameOf({ settings }: World, style: string): PageFrame {
  return { words: wordsFor(settings.locale), style, merchantName: settings.merchantName };
}

function redirect(response: ServerResponse, location: string): void {
  send(response, 303, { location }, '');
}

/** @param leadsTo addresses a form on this page may end at after its redirect: browsers hold `form-action` against these too */
function sendPage(
  response: ServerResponse,
  status: number,
  page: string,
  leadsTo: readonly string[],
  styles = '',
): void {
  const origins = [...new Set(leadsTo.map((address) => originOf(address)).filter((origin) => origin !== ''))];
  const policy = [
    "default-src 'none'",
    `style-src 'self' ${styles}`.trim(),
    'img-src data:',
    ["form-action 'self'", ...origins].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
  send(response, status, headers, page);
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : '';
}
