import { newId } from './identifiers.ts';
import type { State } from './state.ts';
import type { StripeEvent } from './types.ts';

/** The version of the API whose shapes are imitated; it stands in every event. */
export const API_VERSION = '2026-10-28.endive';

/** The settings of one emulator, complete. Durations in milliseconds. */
export type Settings = {
  secretKey: string;
  webhookSecret: string;
  webhookUrl: string | undefined;
  webhookTimeoutMs: number;
  retryDelaysMs: readonly number[];
  settleLaterMs: number;
  merchantName: string | undefined;
  locale: 'nl-BE' | 'en';
  random: () => number;
};

/** The request of nobody: what happens by the clock or by a person on the payment page. */
export const NO_REQUEST = { id: null, idempotencyKey: null, apiVersion: API_VERSION };

/** What every part of the emulator works with. */
export type World = {
  settings: Settings;
  state: State;
  /** The emulator's time in milliseconds: the given clock plus what was moved forward by hand. */
  now: () => number;
  /** Base address of the hosted pages, without a closing slash. */
  publicUrl: () => string;
  /** The API request being answered, for the events it causes. */
  request: { id: string | null; idempotencyKey: string | null; apiVersion: string };
  /** Called after each change: keeps the state and plans what falls due. */
  changed: () => void;
  /** Called with each new event: sends it to the webhook. */
  announce: (event: StripeEvent) => void;
};

/** The emulator's time in whole seconds, as Stripe writes moments. */
export function seconds(world: World): number {
  return Math.floor(world.now() / 1000);
}

/** Records an event with the object as it is now, and sends it on its way. */
export function emit(world: World, type: string, object: StripeEvent['data']['object']): StripeEvent {
  const event: StripeEvent = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: seconds(world),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: world.request.id, idempotency_key: world.request.idempotencyKey },
    type,
  };
  world.state.events.set(event.id, event);
  world.announce(event);
  world.changed();
  return event;
}

/** Copies of the stored objects, newest first: later additions stand first also within one second. */
export function newestFirst<Item>(table: Map<string, Item>): Item[] {
  return [...table.values()].reverse();
}
