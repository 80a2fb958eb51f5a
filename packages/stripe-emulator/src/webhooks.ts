import { newId } from './identifiers.ts';
import { postEvent } from './post-event.ts';
import { signatureHeader } from './signature.ts';
import type { Delivery } from './state.ts';
import type { StripeEvent } from './types.ts';
import type { World } from './world.ts';

/** How webhooks travel; change any of it while the emulator runs. */
export type DeliverySettings = {
  /** Wait before the first attempt, in milliseconds. */
  delayMs: number;
  /** Extra copies of every event: `true` is one more. */
  duplicate: boolean | number;
  /** Send what waits in random order and at the same time, instead of one after the other. */
  shuffle: boolean;
  /** Events that never arrive: a probability from 0 to 1, or a choice by event. They stay in the list of events. */
  drop: number | ((event: StripeEvent) => boolean);
  /** Hold everything back until it is set to false, or until `flush()`. */
  paused: boolean;
};

/** One attempt to hand an event to the webhook. */
export type WebhookAttempt = {
  eventId: string;
  type: string;
  /** Which attempt of this copy, from 1; 0 when the event was dropped. */
  attempt: number;
  /** Milliseconds of the emulator's clock. */
  at: number;
  outcome: 'delivered' | 'failed' | 'given-up' | 'dropped';
  /** HTTP status, when there was an answer. */
  status?: number;
  error?: string;
};

/** The sender of webhooks: at least once, with retries until the answer is 2xx. */
export type Webhooks = {
  settings: DeliverySettings;
  attempts: WebhookAttempt[];
  /** Queues an event; `surely` sends it even when it would be dropped. */
  announce: (event: StripeEvent, surely?: boolean) => void;
  /** The earliest moment at which something is to be sent, or undefined. */
  nextDue: () => number | undefined;
  /** Sends what is due; `all` sends everything that waits, also when paused or delayed. Resolves when all were answered. */
  send: (all: boolean) => Promise<{ delivered: number; failed: number }>;
  /** How an event goes over the wire: body and headers, signed now. */
  message: (event: StripeEvent) => { body: string; headers: Record<string, string> };
  /** Breaks off what is on its way. */
  stop: () => void;
};

/** How far apart shuffled events may travel, in milliseconds. */
const SHUFFLE_WINDOW_MS = 150;
const MOST_ATTEMPTS_KEPT = 10_000;

/** Builds the sender over the deliveries kept in the world's state. */
export function createWebhooks(world: World): Webhooks {
  const { state, settings: fixed } = world;
  const settings: DeliverySettings = { delayMs: 0, duplicate: false, shuffle: false, drop: 0, paused: false };
  const attempts: WebhookAttempt[] = [];
  const travelling = new Map<string, Promise<boolean>>();
  const stopping = new AbortController();
  let line: Promise<unknown> = Promise.resolve();

  const note = (attempt: WebhookAttempt) => {
    attempts.push(attempt);
    if (attempts.length > MOST_ATTEMPTS_KEPT) attempts.shift();
  };

  const announce = (event: StripeEvent, surely = false) => {
    if (!fixed.webhookUrl) return;
    if (!surely && isDropped(event, settings.drop, fixed.random)) {
      note({ eventId: event.id, type: event.type, attempt: 0, at: world.now(), outcome: 'dropped' });
      return;
    }
    const copies = 1 + Math.max(0, Math.floor(Number(settings.duplicate)));
    for (let copy = 0; copy < copies; copy += 1) {
      const jitter = settings.shuffle ? Math.floor(fixed.random() * SHUFFLE_WINDOW_MS) : 0;
      const delivery = {
        id: newId('whd'),
        eventId: event.id,
        attempts: 0,
        due: world.now() + settings.delayMs + jitter,
      };
      state.deliveries.set(delivery.id, delivery);
    }
  };

  const message = (event: StripeEvent) => {
    const waiting = [...state.deliveries.values()].filter((delivery) => delivery.eventId === event.id).length;
    const body = JSON.stringify({ ...event, pending_webhooks: waiting }, null, 2);
    return {
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signatureHeader(body, fixed.webhookSecret),
        'user-agent': 'stripe-emulator',
      },
    };
  };

  /** Tries one delivery; true when it arrived. */
  const attempt = async (delivery: Delivery): Promise<boolean> => {
    const event = state.events.get(delivery.eventId);
    if (!event || !fixed.webhookUrl || stopping.signal.aborted) {
      if (!stopping.signal.aborted) state.deliveries.delete(delivery.id);
      return false;
    }
    const answer = await postEvent(fixed.webhookUrl, message(event), fixed.webhookTimeoutMs, stopping.signal);
    if (stopping.signal.aborted || !state.deliveries.has(delivery.id)) return false;
    delivery.attempts += 1;
    const arrived = answer.status !== undefined && answer.status >= 200 && answer.status < 300;
    const wait = fixed.retryDelaysMs[delivery.attempts - 1];
    const outcome = arrived ? 'delivered' : wait === undefined ? 'given-up' : 'failed';
    note({ eventId: event.id, type: event.type, attempt: delivery.attempts, at: world.now(), outcome, ...answer });
    if (outcome === 'failed' && wait !== undefined) delivery.due = world.now() + wait;
    else state.deliveries.delete(delivery.id);
    return arrived;
  };

  const start = (delivery: Delivery, all: boolean): Promise<boolean> => {
    const go = () => (settings.paused && !all ? Promise.resolve(false) : attempt(delivery));
    const journey = (settings.shuffle ? go() : line.then(go)).finally(() => {
      travelling.delete(delivery.id);
      world.changed();
    });
    if (!settings.shuffle) line = journey;
    travelling.set(delivery.id, journey);
    return journey;
  };

  const send = async (all: boolean) => {
    if (stopping.signal.aborted) return { delivered: 0, failed: 0 };
    const now = world.now();
    const waiting = [...state.deliveries.values()].filter(
      (delivery) => all || (!settings.paused && delivery.due <= now),
    );
    const order = settings.shuffle
      ? shuffled(waiting, fixed.random)
      : waiting.sort((one, other) => (all ? 0 : one.due - other.due));
    const results = await Promise.all(order.map((delivery) => travelling.get(delivery.id) ?? start(delivery, all)));
    const delivered = results.filter(Boolean).length;
    return { delivered, failed: results.length - delivered };
  };

  const nextDue = () => {
    if (settings.paused) return undefined;
    let next: number | undefined;
    for (const { id, due } of state.deliveries.values()) {
      if (!travelling.has(id) && (next === undefined || due < next)) next = due;
    }
    return next;
  };

  return { settings, attempts, announce, nextDue, send, message, stop: () => stopping.abort() };
}

function isDropped(event: StripeEvent, drop: DeliverySettings['drop'], random: () => number): boolean {
  return typeof drop === 'function' ? drop(event) : drop > 0 && random() < drop;
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
