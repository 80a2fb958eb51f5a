import { type Locale, type MessageKey, regionOf, translate } from '@fluxus/messages';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.ts';
import { type MailData, MailQueue } from '../platform/mail/mail-queue.ts';
import { withdrawableUntil } from './consent.ts';
import type { OrderRow } from './orders.ts';
import { VAT_TREATMENTS } from './vat.ts';

/** An amount in cents as people read it. */
function amountIn(locale: Locale, cents: number): string {
  return new Intl.NumberFormat(regionOf[locale], { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** A moment as people read it, in Brussels. */
function momentIn(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(regionOf[locale], {
    timeZone: 'Europe/Brussels',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at);
}

/** Mails about orders. Each is promised within the transaction of what it tells, under a key that makes it one. */
@Injectable()
export class Letters {
  constructor(
    private readonly mails: MailQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The receipt; holds what the buyer said about withdrawing, as the law asks (WER VI.46 § 7). */
  async receipt(order: OrderRow, paidAt: Date): Promise<void> {
    const until = withdrawableUntil(order.placedAt, order);
    await this.about(order, until ? 'order-paid-withdrawable' : 'order-paid', 'receipt', {
      paidAt: momentIn(order.locale, paidAt),
      immediateAccess: order.immediateAccessText,
      acknowledgeLoss: order.acknowledgeLossText,
      until: until ? momentIn(order.locale, new Date(until.getTime() - 1000)) : '',
    });
  }

  processing(order: OrderRow): Promise<void> {
    return this.about(order, 'order-processing', 'processing');
  }

  failed(order: OrderRow): Promise<void> {
    return this.about(order, 'order-failed', 'failed');
  }

  expired(order: OrderRow): Promise<void> {
    return this.about(order, 'order-expired', 'expired');
  }

  refunded(order: OrderRow, refundId: string): Promise<void> {
    return this.about(order, 'order-refunded', `refunded ${refundId}`);
  }

  refundFailed(order: OrderRow, refundId: string): Promise<void> {
    return this.about(order, 'order-refund-failed', `refund-failed ${refundId}`);
  }

  /** The acknowledgement of a withdrawal: its content, date and time, at once. */
  async withdrawalReceived(
    withdrawal: { id: string; name: string; orderNumber: string; email: string; receivedAt: Date },
    { locale, orderId }: { locale: Locale; orderId: string | undefined },
  ): Promise<void> {
    await this.mails.promise({
      key: `withdrawal ${withdrawal.id}`,
      template: 'withdrawal-received',
      to: withdrawal.email,
      locale,
      data: {
        name: withdrawal.name,
        number: withdrawal.orderNumber,
        email: withdrawal.email,
        at: momentIn(locale, withdrawal.receivedAt),
      },
      ...(orderId ? { orderId } : {}),
    });
  }

  /** Tells the staff about something that a person must look at. */
  async staff(
    key: string,
    what: MessageKey,
    { number, orderId }: { number: string; orderId: string | undefined },
  ): Promise<void> {
    await this.mails.promise({
      key: `staff ${key}`,
      template: 'staff-alert',
      to: addressOf(this.config.mailFrom),
      locale: 'nl-BE',
      data: {
        number,
        what: translate('nl-BE', what, { number }),
        url: orderId ? `/beheer/bestellingen/${orderId}` : '/beheer',
      },
      ...(orderId ? { orderId } : {}),
    });
  }

  private async about(order: OrderRow, template: string, key: string, more: MailData = {}): Promise<void> {
    await this.mails.promise({
      key: `order ${order.id} ${key}`,
      template,
      to: order.email,
      locale: order.locale,
      personId: order.personId,
      orderId: order.id,
      data: {
        name: order.personName,
        number: order.number,
        title: order.title,
        total: amountIn(order.locale, order.totalCents),
        vat: translate(order.locale, VAT_TREATMENTS[order.vat].sentence),
        placedAt: momentIn(order.locale, order.placedAt),
        url: `/bestelling/${order.id}`,
        ...more,
      },
    });
  }
}

function addressOf(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
