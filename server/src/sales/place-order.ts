import { Injectable, Logger } from '@nestjs/common';
import { Access, type Subject } from '../access/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Caller, CallerPerson } from '../platform/graphql/caller.ts';
import { FieldProblem, InvalidInput, NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CONSENT_VERSION, type Consent, consentTexts, TERMS_VERSION } from './consent.ts';
import { Offers } from './offers.ts';
import { OPEN_PAYMENT, OpenPayment, PAYMENT_MINUTES } from './open-payment.ts';
import { AlreadyEntitled, OrderPlaced, type PlaceOrderInput } from './order.types.ts';
import { OrderViews } from './order-views.ts';
import { Orders } from './orders.ts';
import { SoldThings } from './sold.ts';
import { partsOf } from './vat.ts';

const ORDERS_AN_HOUR = 60;

/**
 * A person orders a module or programme for themselves. The same request again, or another while one is open for the
 * same thing, gives the order that stands, with the same payment.
 */
@Injectable()
export class PlaceOrder {
  private readonly log = new Logger(PlaceOrder.name);

  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly sold: SoldThings,
    private readonly offers: Offers,
    private readonly orders: Orders,
    private readonly views: OrderViews,
    private readonly payment: OpenPayment,
    private readonly jobs: Jobs,
    private readonly rateLimit: RateLimit,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, input: PlaceOrderInput): Promise<OrderPlaced> {
    const { person } = caller;
    refuseUnless(person, () => new NotFound());
    refuseWrong(input);
    await this.rateLimit.count(`place-order ${person.id}`, ORDERS_AN_HOUR, 3600);
    const id = await this.database.transaction(() => this.place(person, caller, input));
    await this.openPayment(id);
    const order = await this.orders.byId(id);
    if (!order) throw new Error('an order that was placed is there');
    const view = await this.views.one(order, { forOwner: true });
    return new OrderPlaced(view, view.paymentUrl);
  }

  private async place(person: CallerPerson, { locale }: Caller, input: PlaceOrderInput): Promise<string> {
    const subject: Subject = { kind: input.subjectKind, key: input.subjectKey };
    await this.orders.lockPerson(person.id);
    const consent = { ...consentOf(input), ...consentTexts(locale), givenAt: this.clock.now() };
    const same = await this.orders.byRequest(person.id, input.requestKey);
    if (same) return same.id;
    refuseUnless(!(await this.access.holds(person.id, subject)), () => new AlreadyEntitled());
    const open = await this.orders.openFor(person.id, subject.kind, subject.key);
    if (open) {
      if (open.status === 'awaiting_payment') await this.orders.setConsent(open.id, consent);
      return open.id;
    }
    const [offer, sold] = [await this.offers.current(subject), await this.sold.find(subject)];
    refuseUnless(offer && sold, () => new NotFound());
    const placedAt = this.clock.now();
    const id = await this.orders.add(
      {
        personId: person.id,
        personName: person.name,
        email: person.email,
        locale,
        subjectKind: subject.kind,
        subjectKey: subject.key,
        requestKey: input.requestKey,
        vat: offer.vat,
        totalCents: offer.priceCents,
        ...partsOf(offer.priceCents, offer.vat),
        title: sold.title,
        placedAt,
        paymentExpiresAt: new Date(placedAt.getTime() + PAYMENT_MINUTES * 60_000),
      },
      consent,
    );
    // whoever placed the order opens its payment at once; this is for when they do not get there
    await this.jobs.enqueue(OPEN_PAYMENT, { order: id }, { key: id, afterSeconds: 20 });
    return id;
  }

  /** The order stands, also when the provider cannot be reached now: its page and a job try again. */
  private async openPayment(id: string): Promise<void> {
    try {
      await this.payment.run(id);
    } catch (error) {
      this.log.error(`the payment of order ${id} could not be opened: ${String(error)}`);
    }
  }
}

function consentOf(input: PlaceOrderInput): Pick<Consent, 'textVersion' | 'termsVersion' | 'immediateAccess'> {
  return { textVersion: CONSENT_VERSION, termsVersion: TERMS_VERSION, immediateAccess: input.immediateAccess };
}

/** Both statements or neither: one without the other would say nothing. */
function refuseWrong(input: PlaceOrderInput): void {
  const problems: FieldProblem[] = [];
  if (!input.termsAccepted) problems.push(new FieldProblem('termsAccepted', 'sales.terms.missing'));
  if (input.immediateAccess !== input.acknowledgeLoss) {
    const missing = input.immediateAccess ? 'acknowledgeLoss' : 'immediateAccess';
    problems.push(new FieldProblem(missing, 'checkout.withdrawal.missing'));
  }
  if (!/^[\w-]{8,100}$/.test(input.requestKey))
    problems.push(new FieldProblem('requestKey', 'sales.request-key.wrong'));
  if (problems.length > 0) refuse(new InvalidInput(problems));
}
