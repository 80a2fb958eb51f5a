import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Charge,
  CheckoutSession,
  Dispute,
  LineItem,
  Metadata,
  PaymentIntent,
  Refund,
  StripeEvent,
} from './types.ts';

/** A session with what Stripe keeps behind it. Moments (`…At`) are milliseconds of the emulator's clock. */
export type StoredSession = {
  object: CheckoutSession;
  lines: LineItem[];
  merchant: string | null;
  payment: {
    metadata: Metadata;
    description: string | null;
    receiptEmail: string | null;
    statementDescriptor: string | null;
    statementDescriptorSuffix: string | null;
    transferGroup: string | null;
  };
  settleAt?: number;
  settleTo?: 'succeeded' | 'failed';
};

/** One event on its way to the webhook; `due` in milliseconds of the emulator's clock, `attempts` already made. */
export type Delivery = { id: string; eventId: string; attempts: number; due: number };

/** The answer kept under an idempotency key. */
export type KeptAnswer = {
  fingerprint: string;
  target: string;
  status: number;
  body: string;
  requestId: string;
  at: number;
};

/** Everything the emulator remembers. */
export type State = {
  sessions: Map<string, StoredSession>;
  intents: Map<string, PaymentIntent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  disputes: Map<string, Dispute>;
  events: Map<string, StripeEvent>;
  deliveries: Map<string, Delivery>;
  answers: Map<string, KeptAnswer>;
  /** How far the clock was moved forward by hand, in milliseconds. */
  advanced: number;
};

const TABLES = ['sessions', 'intents', 'charges', 'refunds', 'disputes', 'events', 'deliveries', 'answers'] as const;
const VERSION = 1;
const MOST_EVENTS = 5000;

/** A state without anything in it. */
function emptyState(): State {
  return {
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    events: new Map(),
    deliveries: new Map(),
    answers: new Map(),
    advanced: 0,
  };
}

/** The state on disk. Without a file it is kept in memory alone. */
export type StateFile = {
  state: State;
  /** Marks the state as changed; it is written shortly after, together with other changes. */
  changed: () => void;
  /** Resolves when every change so far is on disk. */
  written: () => Promise<void>;
  /** Writes what is not written yet; later changes are no longer kept. */
  close: () => void;
};

const DEBOUNCE_MS = 10;

/** Opens the state of an earlier run, or an empty one. An unreadable file is put aside under another name, with a warning. */
export function openState(file: string | undefined, warn: (text: string) => void): StateFile {
  const state = file ? readState(file, warn) : emptyState();
  if (!file) return { state, changed: () => {}, written: async () => {}, close: () => {} };
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];
  const flush = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    try {
      writeState(file, state);
    } catch (error) {
      warn(`The state of the Stripe emulator could not be written: ${String(error)}`);
    }
    const done = waiting;
    waiting = [];
    for (const resolve of done) resolve();
  };
  let closed = false;
  return {
    state,
    close: () => {
      flush();
      closed = true;
    },
    changed: () => {
      if (!closed) timer ??= setTimeout(flush, DEBOUNCE_MS);
    },
    written: () => (timer ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}

function writeState(file: string, state: State): void {
  while (state.events.size > MOST_EVENTS) {
    const [oldest] = state.events.keys();
    if (oldest === undefined) break;
    state.events.delete(oldest);
  }
  const tables = Object.fromEntries(TABLES.map((name) => [name, [...state[name]]]));
  const half = `${file}.half`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(half, JSON.stringify({ version: VERSION, advanced: state.advanced, ...tables }), { mode: 0o600 });
  renameSync(half, file);
}

function readState(file: string, warn: (text: string) => void): State {
  const state = emptyState();
  if (!existsSync(file)) return state;
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    if (kept.version !== VERSION) throw new Error(`version ${String(kept.version)} is not ${VERSION}`);
    for (const name of TABLES) Object.assign(state, { [name]: new Map(kept[name] as [string, never][]) });
    state.advanced = Number(kept.advanced) || 0;
    return state;
  } catch (error) {
    const aside = `${file}.unreadable-${Date.now()}`;
    renameSync(file, aside);
    warn(`The state of the Stripe emulator could not be read (${String(error)}); it was put aside as ${aside}.`);
    return emptyState();
  }
}
