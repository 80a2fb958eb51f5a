/** Where an order stands. */
export const ORDER_STATUSES = {
  AWAITING_PAYMENT: 'awaiting_payment',
  PROCESSING: 'processing',
  PAID: 'paid',
  FAILED: 'failed',
  EXPIRED: 'expired',
  CANCELLED: 'cancelled',
  REFUNDED: 'refunded',
} as const;
export type OrderStatus = (typeof ORDER_STATUSES)[keyof typeof ORDER_STATUSES];

/** What the provider says now about a Checkout Session and its payment (see Stripe's Checkout Session and Payment Intent). */
export type SessionFacts = {
  status: string | null;
  paymentStatus: string;
  intentStatus: string | undefined;
};

const PAID = new Set(['paid', 'no_payment_required']);
const INTENT_FAILED = new Set(['requires_payment_method', 'canceled']);

/** What a session's present state means for its order. */
export function meaningOf(facts: SessionFacts): OrderStatus {
  if (PAID.has(facts.paymentStatus)) return 'paid';
  if (facts.status === 'complete') return INTENT_FAILED.has(facts.intentStatus ?? '') ? 'failed' : 'processing';
  return facts.status === 'expired' ? 'expired' : 'awaiting_payment';
}

/** How far along a state is: an order never goes back, and money that came in is never overlooked. */
const RANK: Record<OrderStatus, number> = {
  awaiting_payment: 0,
  processing: 1,
  failed: 2,
  expired: 2,
  cancelled: 2,
  paid: 3,
  refunded: 4,
};

/** Whether an order in one state goes to another: forward only; late or repeated news changes nothing. */
export function goesTo(from: OrderStatus, to: OrderStatus): boolean {
  return RANK[to] > RANK[from] && to !== 'refunded';
}

export function isOpen(status: OrderStatus): boolean {
  return status === 'awaiting_payment' || status === 'processing';
}
