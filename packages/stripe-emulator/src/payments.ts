import { StripeFailure } from './failure.ts';
import { newId } from './identifiers.ts';
import { customerDetails, findSession } from './sessions.ts';
import type { StoredSession } from './state.ts';
import type { Charge, CheckoutSession, PaymentError, PaymentIntent, PaymentOutcome } from './types.ts';
import { emit, seconds, type World } from './world.ts';

/** What may be told with an outcome: the method (else one that fits), and who pays. */
export type PaymentDetail = { method?: string | undefined; email?: string | undefined };

const LATE_METHODS = ['sepa_debit', 'bancontact', 'ideal'];
const AT_ONCE_METHODS = ['card', 'bancontact', 'ideal', 'sepa_debit'];

const DECLINED: PaymentError = {
  type: 'card_error',
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'The payment was declined.',
};

/** Whether a payment with one of these methods can come in (or fail) after the buyer has gone back. */
export function canBeLate(methods: readonly string[]): boolean {
  return methods.some((method) => LATE_METHODS.includes(method));
}

/**
 * Ends a visit to the payment page.
 * @throws StripeFailure 404 without such a session; 400 when it is not open, or when no method of it fits the outcome
 */
export function pay(
  world: World,
  sessionId: string,
  outcome: PaymentOutcome,
  detail: PaymentDetail = {},
): CheckoutSession {
  const stored = findSession(world, sessionId);
  const { object: session } = stored;
  if (session.status !== 'open')
    throw new StripeFailure(400, `This session is ${session.status}; only an open one can be paid.`);
  if (outcome === 'abandoned') return session;
  if (detail.email) session.customer_details ??= customerDetails(detail.email);
  if (session.payment_status === 'no_payment_required') return complete(world, session);
  const method = chooseMethod(session, outcome, detail.method);
  const intent = findOrCreateIntent(world, stored);
  if (outcome === 'declined') decline(world, session, intent, method);
  else if (outcome === 'paid') payAtOnce(world, session, intent, method);
  else payLater(world, stored, intent, method, outcome === 'later' ? 'succeeded' : 'failed');
  return session;
}

/**
 * Lets a payment that is under way come in or fail.
 * @throws StripeFailure 404 without such a session; 400 when nothing of it is under way
 */
export function settle(world: World, sessionId: string, result: 'succeeded' | 'failed'): CheckoutSession {
  const stored = findSession(world, sessionId);
  const { object: session } = stored;
  const intent = session.payment_intent ? world.state.intents.get(session.payment_intent) : undefined;
  const charge = intent?.latest_charge ? world.state.charges.get(intent.latest_charge) : undefined;
  if (session.status !== 'complete' || intent?.status !== 'processing' || !charge) {
    throw new StripeFailure(400, 'No payment of this session is under way.');
  }
  delete stored.settleAt;
  delete stored.settleTo;
  if (result === 'succeeded') {
    receive(intent, charge);
    session.payment_status = 'paid';
    emit(world, 'charge.succeeded', charge);
    emit(world, 'payment_intent.succeeded', intent);
    emit(world, 'checkout.session.async_payment_succeeded', session);
  } else {
    refuse(intent, charge);
    emit(world, 'charge.failed', charge);
    emit(world, 'payment_intent.payment_failed', intent);
    emit(world, 'checkout.session.async_payment_failed', session);
  }
  return session;
}

function chooseMethod(session: CheckoutSession, outcome: PaymentOutcome, asked: string | undefined): string {
  const late = outcome === 'later' || outcome === 'later-declined';
  const fitting = (late ? LATE_METHODS : AT_ONCE_METHODS).filter((method) =>
    session.payment_method_types.includes(method),
  );
  const method = asked ?? fitting[0];
  if (!method || !fitting.includes(method)) {
    throw new StripeFailure(
      400,
      `A session with ${session.payment_method_types.join(', ')} cannot end as '${outcome}'${asked ? ` by ${asked}` : ''}.`,
    );
  }
  return method;
}

function payAtOnce(world: World, session: CheckoutSession, intent: PaymentIntent, method: string): void {
  const charge = createCharge(world, session, intent, method, 'succeeded');
  receive(intent, charge);
  session.payment_status = 'paid';
  emit(world, 'charge.succeeded', charge);
  complete(world, session);
  emit(world, 'payment_intent.succeeded', intent);
}

function payLater(
  world: World,
  stored: StoredSession,
  intent: PaymentIntent,
  method: string,
  to: 'succeeded' | 'failed',
): void {
  const charge = createCharge(world, stored.object, intent, method, 'pending');
  intent.status = 'processing';
  stored.settleAt = world.now() + world.settings.settleLaterMs;
  stored.settleTo = to;
  emit(world, 'payment_intent.processing', intent);
  emit(world, 'charge.pending', charge);
  complete(world, stored.object);
}

function decline(world: World, session: CheckoutSession, intent: PaymentIntent, method: string): void {
  const charge = createCharge(world, session, intent, method, 'failed');
  refuse(intent, charge);
  emit(world, 'charge.failed', charge);
  emit(world, 'payment_intent.payment_failed', intent);
}

function complete(world: World, session: CheckoutSession): CheckoutSession {
  session.status = 'complete';
  session.url = null;
  emit(world, 'checkout.session.completed', session);
  return session;
}

function receive(intent: PaymentIntent, charge: Charge): void {
  charge.status = 'succeeded';
  charge.paid = true;
  charge.captured = true;
  charge.amount_captured = charge.amount;
  charge.outcome = { network_status: 'approved_by_network', type: 'authorized', seller_message: 'Payment complete.' };
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  intent.payment_method = charge.payment_method;
}

function refuse(intent: PaymentIntent, charge: Charge): void {
  charge.status = 'failed';
  charge.paid = false;
  charge.failure_code = DECLINED.code;
  charge.failure_message = DECLINED.message;
  charge.outcome = { network_status: 'declined_by_network', type: 'issuer_declined', seller_message: DECLINED.message };
  intent.status = 'requires_payment_method';
  intent.last_payment_error = { ...DECLINED };
  intent.payment_method = null;
}

function findOrCreateIntent(world: World, { object: session, payment }: StoredSession): PaymentIntent {
  const known = session.payment_intent ? world.state.intents.get(session.payment_intent) : undefined;
  if (known) return known;
  const intent: PaymentIntent = {
    id: newId('pi'),
    object: 'payment_intent',
    amount: session.amount_total,
    amount_capturable: 0,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: null,
    confirmation_method: 'automatic',
    created: seconds(world),
    currency: session.currency,
    customer: session.customer,
    description: payment.description,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: { ...payment.metadata },
    next_action: null,
    payment_method: null,
    payment_method_types: [...session.payment_method_types],
    processing: null,
    receipt_email: payment.receiptEmail,
    setup_future_usage: null,
    shipping: null,
    statement_descriptor: payment.statementDescriptor,
    statement_descriptor_suffix: payment.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_group: payment.transferGroup,
  };
  world.state.intents.set(intent.id, intent);
  session.payment_intent = intent.id;
  emit(world, 'payment_intent.created', intent);
  return intent;
}

function createCharge(
  world: World,
  session: CheckoutSession,
  intent: PaymentIntent,
  method: string,
  status: Charge['status'],
): Charge {
  const charge: Charge = {
    id: newId(method === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: {
      address: null,
      email: session.customer_details?.email ?? null,
      name: null,
      phone: null,
      tax_id: null,
    },
    captured: false,
    created: seconds(world),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: { ...intent.metadata },
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: newId('pm'),
    payment_method_details: { type: method, [method]: method === 'card' ? { brand: 'visa', last4: '4242' } : {} },
    receipt_email: intent.receipt_email,
    receipt_url: null,
    refunded: false,
    status,
  };
  world.state.charges.set(charge.id, charge);
  intent.latest_charge = charge.id;
  return charge;
}
