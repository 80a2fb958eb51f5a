/** A point in time as Stripe writes it: whole seconds since 1970. */
export type UnixSeconds = number;

export type Metadata = Record<string, string>;

/** A page of a list, in Stripe's form. */
export type StripeList<Item> = { object: 'list'; url: string; has_more: boolean; data: Item[] };

/** One line of a Checkout Session; amounts are integer cents of `currency`. */
export type LineItem = {
  id: string;
  object: 'item';
  amount_discount: number;
  amount_subtotal: number;
  amount_tax: number;
  amount_total: number;
  currency: string;
  description: string;
  metadata: Metadata;
  price: {
    id: string;
    object: 'price';
    active: boolean;
    billing_scheme: 'per_unit';
    created: UnixSeconds;
    currency: string;
    livemode: false;
    metadata: Metadata;
    product: string;
    recurring: null;
    type: 'one_time';
    unit_amount: number;
    unit_amount_decimal: string;
  };
  quantity: number;
};

export type SessionStatus = 'open' | 'complete' | 'expired';
export type PaymentStatus = 'unpaid' | 'paid' | 'no_payment_required';

/** What the buyer told the payment page. */
export type CustomerDetails = {
  address: null;
  business_name: null;
  email: string | null;
  individual_name: null;
  name: string | null;
  phone: null;
  tax_exempt: 'none';
  tax_ids: never[];
};

/** A Checkout Session with the fields this emulator keeps; all others of Stripe's are absent or null. */
export type CheckoutSession = {
  id: string;
  object: 'checkout.session';
  after_expiration: null;
  allowed_payment_method_types: string[] | null;
  amount_subtotal: number;
  amount_total: number;
  automatic_tax: { enabled: false; liability: null; provider: null; status: null };
  billing_address_collection: string | null;
  cancel_url: string | null;
  client_reference_id: string | null;
  client_secret: null;
  consent: { promotions: null; terms_of_service: 'accepted' | null } | null;
  consent_collection: unknown;
  created: UnixSeconds;
  currency: string;
  custom_fields: never[];
  custom_text: unknown;
  customer: string | null;
  customer_creation: string | null;
  customer_details: CustomerDetails | null;
  customer_email: string | null;
  discounts: never[];
  expires_at: UnixSeconds;
  invoice: null;
  livemode: false;
  locale: string | null;
  metadata: Metadata;
  mode: 'payment';
  payment_intent: string | null;
  payment_link: null;
  payment_method_types: string[];
  payment_status: PaymentStatus;
  recovered_from: null;
  setup_intent: null;
  shipping_options: never[];
  status: SessionStatus;
  submit_type: string | null;
  subscription: null;
  success_url: string;
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number };
  ui_mode: 'hosted_page';
  url: string | null;
};

/** Why a payment was refused, in the form of `last_payment_error`. */
export type PaymentError = {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  decline_code?: string;
  message: string;
};

export type PaymentIntent = {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  canceled_at: UnixSeconds | null;
  cancellation_reason: string | null;
  capture_method: 'automatic_async';
  client_secret: null;
  confirmation_method: 'automatic';
  created: UnixSeconds;
  currency: string;
  customer: string | null;
  description: string | null;
  last_payment_error: PaymentError | null;
  latest_charge: string | null;
  livemode: false;
  metadata: Metadata;
  next_action: null;
  payment_method: string | null;
  payment_method_types: string[];
  processing: null;
  receipt_email: string | null;
  setup_future_usage: null;
  shipping: null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  transfer_group: string | null;
};

export type Charge = {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: null;
  billing_details: { address: null; email: string | null; name: string | null; phone: null; tax_id: null };
  captured: boolean;
  created: UnixSeconds;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_code: string | null;
  failure_message: string | null;
  livemode: false;
  metadata: Metadata;
  outcome: { network_status: string; type: string; seller_message: string } | null;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: Record<string, unknown>;
  receipt_email: string | null;
  receipt_url: null;
  refunded: boolean;
  status: 'succeeded' | 'pending' | 'failed';
};

export type RefundStatus = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';

export type Refund = {
  id: string;
  object: 'refund';
  amount: number;
  balance_transaction: null;
  charge: string;
  created: UnixSeconds;
  currency: string;
  failure_reason?: string;
  metadata: Metadata;
  payment_intent: string;
  reason: string | null;
  receipt_number: null;
  status: RefundStatus;
};

export type Dispute = {
  id: string;
  object: 'dispute';
  amount: number;
  charge: string;
  created: UnixSeconds;
  currency: string;
  is_charge_refundable: boolean;
  livemode: false;
  metadata: Metadata;
  payment_intent: string;
  reason: string;
  status: 'needs_response' | 'won' | 'lost';
};

/** A snapshot event: `data.object` is the object as it was when the event happened. */
export type StripeEvent = {
  id: string;
  object: 'event';
  api_version: string;
  created: UnixSeconds;
  data: { object: CheckoutSession | PaymentIntent | Charge | Refund | Dispute };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};

/** How a person (or a test) ends a payment on the hosted page. `abandoned` leaves the session open. */
export type PaymentOutcome = 'paid' | 'declined' | 'later' | 'later-declined' | 'abandoned';
