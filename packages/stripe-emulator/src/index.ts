/** A local stand-in for Stripe: Checkout Sessions, payment intents, refunds, events and webhooks over HTTP, with a hosted page. */
export type { ApiFault, ApiSettings } from './api.ts';
export type { Control } from './control.ts';
export { createStripeEmulator, type StripeEmulator, type StripeEmulatorOptions } from './emulator.ts';
export { StripeFailure } from './failure.ts';
export { signatureHeader } from './signature.ts';
export type { Charge, CheckoutSession, Dispute, PaymentIntent, PaymentOutcome, Refund, StripeEvent } from './types.ts';
export type { DeliverySettings, WebhookAttempt } from './webhooks.ts';
