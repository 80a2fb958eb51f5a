import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { RESOURCES, type Resources } from '../platform/resources.ts';

/** Stripe's own SDK, towards Stripe or, in a trial set-up and tests, towards the stand-in; only host and key differ. */
@Injectable()
export class StripeClient {
  readonly stripe: Stripe;
  readonly webhookSecret: string;

  constructor(@Inject(RESOURCES) { stripe }: Resources) {
    this.stripe = new Stripe(stripe.secretKey, {
      ...whereabouts(stripe.apiBase),
      maxNetworkRetries: 3,
      timeout: 15_000,
      telemetry: false,
    });
    this.webhookSecret = stripe.webhookSecret;
  }
}

function whereabouts(apiBase: string | undefined): { host?: string; port?: number; protocol?: 'http' | 'https' } {
  if (!apiBase) return {};
  const { hostname, port, protocol } = new URL(apiBase);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { host: hostname, port: Number(port || (scheme === 'http' ? 80 : 443)), protocol: scheme };
}
