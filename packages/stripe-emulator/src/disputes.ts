import { missing, StripeFailure } from './failure.ts';
import { newId } from './identifiers.ts';
import type { Dispute } from './types.ts';
import { emit, seconds, type World } from './world.ts';

/**
 * Lets the buyer's bank take a payment back.
 * @param paymentIntentId a payment that succeeded
 * @throws StripeFailure 404 without such a payment; 400 when there is nothing to dispute
 */
export function openDispute(world: World, paymentIntentId: string, reason = 'fraudulent'): Dispute {
  const intent = world.state.intents.get(paymentIntentId);
  if (!intent) throw missing('payment_intent', paymentIntentId, 'payment_intent');
  const charge = intent.latest_charge ? world.state.charges.get(intent.latest_charge) : undefined;
  if (charge?.status !== 'succeeded' || charge.disputed)
    throw new StripeFailure(400, 'This payment has no charge that can be disputed.');
  const dispute: Dispute = {
    id: newId('dp'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    charge: charge.id,
    created: seconds(world),
    currency: charge.currency,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: intent.id,
    reason,
    status: 'needs_response',
  };
  charge.disputed = true;
  world.state.disputes.set(dispute.id, dispute);
  emit(world, 'charge.dispute.created', dispute);
  emit(world, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The stored dispute. @throws StripeFailure 404 when there is none */
export function findDispute(world: World, id: string): Dispute {
  const dispute = world.state.disputes.get(id);
  if (!dispute) throw missing('dispute', id, 'dispute');
  return dispute;
}

/** Decides a dispute. @throws StripeFailure 400 when it was decided before */
export function closeDispute(world: World, id: string, result: 'won' | 'lost'): Dispute {
  const dispute = findDispute(world, id);
  if (dispute.status !== 'needs_response')
    throw new StripeFailure(400, `This dispute is closed already: ${dispute.status}.`);
  dispute.status = result;
  emit(world, 'charge.dispute.closed', dispute);
  if (result === 'won') emit(world, 'charge.dispute.funds_reinstated', dispute);
  return dispute;
}
