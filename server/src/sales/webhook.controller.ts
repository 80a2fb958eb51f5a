import { BadRequestException, Controller, HttpCode, Logger, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type Stripe from 'stripe';
import { Allow } from '../platform/graphql/allow.ts';
import { ReceiveEvent } from './receive-event.ts';
import { StripeClient } from './stripe-client.ts';

/** Where the payment provider tells what happened. */
@Controller('webhooks/stripe')
export class WebhookController {
  private readonly log = new Logger(WebhookController.name);

  constructor(
    private readonly provider: StripeClient,
    private readonly receive: ReceiveEvent,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('anyone', { because: 'the provider has no account here; every message proves itself by its signature' })
  async take(@Req() request: FastifyRequest & { rawBody?: Buffer }): Promise<{ received: true }> {
    await this.receive.run(this.verified(request));
    return { received: true };
  }

  /** @throws BadRequestException when the message was not signed with our secret, is too old or is no snapshot event */
  private verified(request: FastifyRequest & { rawBody?: Buffer }): Stripe.Event {
    const signature = request.headers['stripe-signature'];
    try {
      if (typeof signature !== 'string' || !request.rawBody) throw new Error('there is no signature or no body');
      return this.provider.stripe.webhooks.constructEvent(request.rawBody, signature, this.provider.webhookSecret);
    } catch (error) {
      this.log.warn(`a webhook was refused: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
      throw new BadRequestException('This message does not carry a valid signature.');
    }
  }
}
