import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiSettings, answerApi } from './api.ts';
import { type Control, createControl } from './control.ts';
import { answerControl } from './control-http.ts';
import { StripeFailure } from './failure.ts';
import { answerHosted } from './hosted.ts';
import { send, sendJson } from './http.ts';
import { createIdempotency } from './idempotency.ts';
import { openState } from './state.ts';
import { createAlarm, nextDue, runDue } from './timetable.ts';
import { createWebhooks } from './webhooks.ts';
import { NO_REQUEST, type Settings, type World } from './world.ts';

/** Options of a new emulator; durations in milliseconds. */
export type StripeEmulatorOptions = {
  /** The key every API call must carry, such as `sk_test_…`. */
  secretKey: string;
  /** Signs webhooks, such as `whsec_…`. */
  webhookSecret: string;
  /** Where events are sent; without it they can only be listed. */
  webhookUrl?: string | undefined;
  /** Base of the hosted pages as browsers see it, without a closing slash; default the emulator's own address. */
  publicUrl?: string | undefined;
  /** Path under which `handle` is mounted elsewhere; it is taken off before an address is read. */
  pathPrefix?: string | undefined;
  /** A JSON file that keeps everything over restarts; default: nothing is kept. */
  stateFile?: string | undefined;
  /** The clock; default the machine's. */
  now?: (() => Date) | undefined;
  /** Waits between attempts to deliver a webhook; after the last one it is given up. */
  retryDelaysMs?: readonly number[] | undefined;
  /** How long a webhook may take to answer; default 10 s. */
  webhookTimeoutMs?: number | undefined;
  /** When a payment chosen as "later" comes in; default 20 s. */
  settleLaterMs?: number | undefined;
  /** Name of the shop on the hosted page when the session gives none. */
  merchantName?: string | undefined;
  /** Language of the hosted pages; default nl-BE. */
  locale?: 'nl-BE' | 'en' | undefined;
  /** Told when the state could not be read or written; default a warning of the process. */
  warn?: ((text: string) => void) | undefined;
  /** Source of chance (0 up to 1) for shuffling and dropping; default Math.random. */
  random?: (() => number) | undefined;
};

/** A running stand-in for Stripe. */
export type StripeEmulator = {
  /** Starts a server of its own; port 0 takes a free one. Rejects with the system's error, such as EADDRINUSE. */
  listen: (port?: number, host?: string) => Promise<{ url: string; port: number }>;
  /** Answers one Node request, so that the emulator can be part of another server. */
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  control: Control;
  /** Stops: breaks off webhooks on their way (they are sent again after a restart on the same state) and writes the state. */
  close: () => Promise<void>;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const RETRY_DELAYS_MS = [
  SECOND,
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

/** Builds an emulator. It does nothing on the network before `listen` or `handle`, except sending webhooks an earlier run left behind. */
export function createStripeEmulator(options: StripeEmulatorOptions): StripeEmulator {
  const clock = options.now ?? (() => new Date());
  const file = openState(options.stateFile, options.warn ?? ((text) => process.emitWarning(text)));
  const { state } = file;
  let ownUrl = '';
  const world: World = {
    settings: settingsOf(options),
    state,
    now: () => clock().getTime() + state.advanced,
    publicUrl: () => (options.publicUrl ?? ownUrl).replace(/\/+$/, ''),
    request: NO_REQUEST,
    changed: () => {
      file.changed();
      alarm.set(earliest(nextDue(world), webhooks.nextDue()));
    },
    announce: (event) => webhooks.announce(event),
  };
  const webhooks = createWebhooks(world);
  const api: ApiSettings = { delayMs: 0, faults: [], refundStatus: 'succeeded' };
  const wire = { world, settings: api, idempotency: createIdempotency(state, world.now), written: file.written };
  const due = () => runDue(world);
  const alarm = createAlarm(world.now, () => {
    due();
    void webhooks.send(false);
    alarm.set(earliest(nextDue(world), webhooks.nextDue()));
  });
  const control = createControl({ world, webhooks, api, runDue: due });

  const answer = (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    due();
    if (url.pathname === '/' || url.pathname.startsWith('/pay/'))
      return answerHosted(world, file.written, request, response, url);
    if (url.pathname.startsWith('/_emu/')) return answerControl(control, options.secretKey, request, response, url);
    return answerApi(wire, request, response, url);
  };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const url = addressOf(request, options.pathPrefix);
    if (!url) return sendJson(response, 400, new StripeFailure(400, 'The address cannot be read.').toBody());
    answer(request, response, url).catch((error: unknown) => {
      send(response, 500, { 'content-type': 'text/plain; charset=utf-8' }, `Fault in the emulator: ${String(error)}\n`);
    });
  };
  const server = http.createServer(handle);
  alarm.set(earliest(nextDue(world), webhooks.nextDue()));

  return {
    handle,
    control,
    listen: async (port = 0, host = '127.0.0.1') => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      const { port: taken } = server.address() as AddressInfo;
      ownUrl = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
      return { url: ownUrl, port: taken };
    },
    close: async () => {
      alarm.stop();
      webhooks.stop();
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      file.close();
    },
  };
}

function settingsOf(options: StripeEmulatorOptions): Settings {
  return {
    secretKey: options.secretKey,
    webhookSecret: options.webhookSecret,
    webhookUrl: options.webhookUrl,
    webhookTimeoutMs: options.webhookTimeoutMs ?? 10 * SECOND,
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    settleLaterMs: options.settleLaterMs ?? 20 * SECOND,
    merchantName: options.merchantName,
    locale: options.locale ?? 'nl-BE',
    random: options.random ?? Math.random,
  };
}

/** The address asked for, without the prefix the emulator is mounted under; undefined when it is none. */
function addressOf(request: IncomingMessage, prefix = ''): URL | undefined {
  const asked = request.url ?? '/';
  const inner = prefix && asked.startsWith(prefix) ? asked.slice(prefix.length) : asked;
  const path = inner.startsWith('/') ? inner : `/${inner}`;
  return URL.canParse(`http://emulator${path}`) ? new URL(`http://emulator${path}`) : undefined;
}

function earliest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
