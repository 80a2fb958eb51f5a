import type { ApiSettings } from './api.ts';
import { closeDispute, openDispute } from './disputes.ts';
import { type PaymentDetail, pay, settle } from './payments.ts';
import { settleRefund } from './refunds.ts';
import { expireSession } from './sessions.ts';
import type { CheckoutSession, Dispute, PaymentOutcome, Refund, StripeEvent } from './types.ts';
import type { DeliverySettings, WebhookAttempt, Webhooks } from './webhooks.ts';
import type { World } from './world.ts';

/** What a test does with the emulator; the same is possible over HTTP under `/_emu/`. */
export type Control = {
  /** How webhooks travel; `flush` sends everything that waits once, now, and resolves when all were answered. */
  deliver: DeliverySettings & { flush: () => Promise<{ delivered: number; failed: number }> };
  /** How the API answers. */
  api: ApiSettings;
  /** Does what a person would on the hosted page. @throws StripeFailure when the session is not open or no method fits */
  pay: (sessionId: string, outcome: PaymentOutcome, detail?: PaymentDetail) => CheckoutSession;
  /** Lets a payment that is under way come in or fail. @throws StripeFailure when none is */
  completeLater: (sessionId: string, result: 'succeeded' | 'failed') => CheckoutSession;
  /** Ends an open session unpaid. @throws StripeFailure when it is not open */
  expire: (sessionId: string) => CheckoutSession;
  /** Lets a refund fail, also one that seemed to have succeeded. @throws StripeFailure when it failed before */
  refundFails: (refundId: string) => Refund;
  /** Ends a pending refund. @throws StripeFailure when it is not pending */
  settleRefund: (refundId: string, result: 'succeeded' | 'failed' | 'canceled') => Refund;
  /** Lets the buyer's bank take a payment back. @throws StripeFailure when there is none to take */
  dispute: (paymentIntentId: string, reason?: string) => Dispute;
  /** Decides a dispute. @throws StripeFailure when it was decided before */
  closeDispute: (disputeId: string, result: 'won' | 'lost') => Dispute;
  /** Moves the clock forward: what falls due happens, in order of time. */
  advance: (ms: number) => Promise<void>;
  /** Every event so far, oldest first. */
  events: () => StripeEvent[];
  /** Every session, oldest first. */
  sessions: () => CheckoutSession[];
  /** Every attempt to hand an event to the webhook, in order. */
  webhookAttempts: () => readonly WebhookAttempt[];
  /** Sends an event (again), as the dashboard of the provider can; it need not have been dropped. */
  resend: (eventId: string) => void;
  /** How an event goes over the wire: body and signed headers, to hand to an application without a network. */
  message: (event: StripeEvent) => { body: string; headers: Record<string, string> };
  /** From now on webhooks go to this address; undefined sends none. */
  setWebhookUrl: (url: string | undefined) => void;
};

type Parts = { world: World; webhooks: Webhooks; api: ApiSettings; runDue: () => void };

/** Builds the control over a running world. */
export function createControl({ world, webhooks, api, runDue }: Parts): Control {
  const { state } = world;
  return {
    deliver: watched(webhooks, world.changed),
    api,
    pay: (id, outcome, detail) => {
      runDue();
      return structuredClone(pay(world, id, outcome, detail));
    },
    completeLater: (id, result) => structuredClone(settle(world, id, result)),
    expire: (id) => structuredClone(expireSession(world, id)),
    refundFails: (id) => structuredClone(settleRefund(world, id, 'failed')),
    settleRefund: (id, result) => structuredClone(settleRefund(world, id, result)),
    dispute: (id, reason) => structuredClone(openDispute(world, id, reason)),
    closeDispute: (id, result) => structuredClone(closeDispute(world, id, result)),
    advance: async (ms) => {
      state.advanced += ms;
      runDue();
      world.changed();
      await webhooks.send(false);
    },
    events: () => structuredClone([...state.events.values()]),
    sessions: () => structuredClone([...state.sessions.values()].map(({ object }) => object)),
    webhookAttempts: () => webhooks.attempts,
    resend: (eventId) => {
      const event = state.events.get(eventId);
      if (!event) throw new Error(`There is no event ${eventId}.`);
      webhooks.announce(event, true);
      world.changed();
    },
    message: webhooks.message,
    setWebhookUrl: (url) => {
      world.settings.webhookUrl = url;
    },
  };
}

/** The delivery settings, where each change (such as no longer being paused) is acted upon at once. */
function watched(webhooks: Webhooks, changed: () => void): Control['deliver'] {
  const flush = () => webhooks.send(true);
  return new Proxy(Object.assign(webhooks.settings, { flush }), {
    set: (target, name, value) => {
      const done = Reflect.set(target, name, value);
      changed();
      return done;
    },
  });
}
