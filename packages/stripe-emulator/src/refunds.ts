import { invalid, missing, StripeFailure } from './failure.ts';
import type { FormGroup } from './form-encoding.ts';
import { newId } from './identifiers.ts';
import * as read from './parameters.ts';
import type { Charge, Refund, RefundStatus } from './types.ts';
import { emit, seconds, type World } from './world.ts';

const FIELDS = {
  payment_intent: read.text(200),
  charge: read.text(200),
  amount: read.integer(1),
  reason: read.choice(['duplicate', 'fraudulent', 'requested_by_customer']),
  metadata: read.metadata,
  instructions_email: read.text(800),
  expand: read.expandOf(['charge', 'payment_intent', 'payment_intent.latest_charge', 'charge.payment_intent']),
  currency: read.refused,
  customer: read.refused,
  origin: read.refused,
  refund_application_fee: read.refused,
  reverse_transfer: read.refused,
} as const;

/**
 * `POST /v1/refunds`: gives (a part of) a payment back, up to what is left of it.
 * @param status how the refund begins; `pending` waits for `settleRefund`
 */
export function createRefund(
  world: World,
  form: FormGroup,
  status: 'succeeded' | 'pending',
): { refund: Refund; expand: string[] } {
  const asked = read.readParameters(form, FIELDS);
  const charge = findRefundable(world, asked.payment_intent, asked.charge);
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.disputed)
    throw new StripeFailure(400, `Charge ${charge.id} is disputed and cannot be refunded.`, {
      code: 'charge_disputed',
    });
  if (left === 0)
    throw new StripeFailure(400, `Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  const amount = asked.amount ?? left;
  if (amount > left) {
    throw new StripeFailure(
      400,
      `Refund amount (${amount}) is greater than what is left of the charge (${left}), in cents.`,
      { param: 'amount' },
    );
  }
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(world),
    currency: charge.currency,
    metadata: asked.metadata ?? {},
    payment_intent: charge.payment_intent,
    reason: asked.reason ?? null,
    receipt_number: null,
    status,
  };
  world.state.refunds.set(refund.id, refund);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  emit(world, 'refund.created', refund);
  emit(world, 'charge.refunded', charge);
  return { refund, expand: asked.expand ?? [] };
}

/** The stored refund. @throws StripeFailure 404 when there is none */
export function findRefund(world: World, id: string): Refund {
  const refund = world.state.refunds.get(id);
  if (!refund) throw missing('refund', id, 'id');
  return refund;
}

/**
 * Ends a refund the bank was still working on, or lets one fail that seemed to have succeeded: the amount is then owed again.
 * @throws StripeFailure 404 without such a refund; 400 when it can no longer change
 */
export function settleRefund(world: World, id: string, result: 'succeeded' | 'failed' | 'canceled'): Refund {
  const refund = findRefund(world, id);
  const from: readonly RefundStatus[] =
    result === 'failed' ? ['pending', 'requires_action', 'succeeded'] : ['pending', 'requires_action'];
  if (!from.includes(refund.status))
    throw new StripeFailure(400, `A refund that is ${refund.status} cannot become ${result}.`);
  refund.status = result;
  if (result !== 'succeeded') {
    const charge = world.state.charges.get(refund.charge);
    if (charge) {
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
      emit(world, 'charge.updated', charge);
    }
  }
  if (result === 'failed') {
    refund.failure_reason = 'expired_or_canceled_card';
    emit(world, 'refund.failed', refund);
  }
  emit(world, 'refund.updated', refund);
  return refund;
}

function findRefundable(world: World, intentId: string | undefined, chargeId: string | undefined): Charge {
  if (!intentId && !chargeId)
    throw invalid('payment_intent', 'Name the payment_intent or the charge to refund.', 'parameter_missing');
  const intent = intentId ? world.state.intents.get(intentId) : undefined;
  if (intentId && !intent) throw missing('payment_intent', intentId, 'payment_intent', 400);
  const id = chargeId ?? intent?.latest_charge ?? undefined;
  const charge = id ? world.state.charges.get(id) : undefined;
  if (chargeId && !charge) throw missing('charge', chargeId, 'charge', 400);
  if (charge && intent && charge.payment_intent !== intent.id) {
    throw invalid('charge', `Charge ${charge.id} does not belong to ${intent.id}.`);
  }
  if (charge?.status !== 'succeeded') {
    throw new StripeFailure(400, 'This payment has no successful charge to refund.', {
      param: intentId ? 'payment_intent' : 'charge',
    });
  }
  return charge;
}
