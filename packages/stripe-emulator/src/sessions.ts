import { missing, StripeFailure } from './failure.ts';
import type { FormGroup } from './form-encoding.ts';
import { newId } from './identifiers.ts';
import { type AskedLine, type AskedSession, readSession } from './session-parameters.ts';
import type { StoredSession } from './state.ts';
import type { CheckoutSession, LineItem } from './types.ts';
import { emit, seconds, type World } from './world.ts';

/** `POST /v1/checkout/sessions`: a new open session with its hosted page. Returns the session and what to expand. */
export function createSession(world: World, form: FormGroup): { session: CheckoutSession; expand: string[] } {
  const now = seconds(world);
  const asked = readSession(form, now, world.request.apiVersion);
  const id = newId('cs_test', 58);
  const object = sessionObject(asked, id, now, `${world.publicUrl()}/pay/${id}`);
  const data = asked.payment_intent_data ?? {};
  const branding = asked.branding_settings as { display_name?: unknown } | undefined;
  world.state.sessions.set(id, {
    object,
    lines: asked.lines.map((line) => lineObject(line, now)),
    merchant: typeof branding?.display_name === 'string' ? branding.display_name : null,
    payment: {
      metadata: data.metadata ?? {},
      description: data.description ?? null,
      receiptEmail: data.receipt_email ?? null,
      statementDescriptor: data.statement_descriptor ?? null,
      statementDescriptorSuffix: data.statement_descriptor_suffix ?? null,
      transferGroup: data.transfer_group ?? null,
    },
  });
  world.changed();
  return { session: object, expand: asked.expand ?? [] };
}

/** The stored session. @throws StripeFailure 404 when there is none */
export function findSession(world: World, id: string): StoredSession {
  const stored = world.state.sessions.get(id);
  if (!stored) throw missing('checkout.session', id, 'session');
  return stored;
}

/** Ends an open session unpaid: an intent that was declined before is cancelled. @throws StripeFailure 400 when it is not open */
export function expireSession(world: World, id: string): CheckoutSession {
  const { object } = findSession(world, id);
  if (object.status !== 'open') {
    throw new StripeFailure(400, `Only sessions with the status open can be expired; this one is ${object.status}.`);
  }
  object.status = 'expired';
  object.url = null;
  const intent = object.payment_intent ? world.state.intents.get(object.payment_intent) : undefined;
  if (intent) {
    intent.status = 'canceled';
    intent.canceled_at = seconds(world);
    intent.cancellation_reason = 'automatic';
    emit(world, 'payment_intent.canceled', intent);
  }
  emit(world, 'checkout.session.expired', object);
  return object;
}

function sessionObject(asked: AskedSession, id: string, now: number, url: string): CheckoutSession {
  const { total, currency } = asked;
  return {
    id,
    object: 'checkout.session',
    after_expiration: null,
    allowed_payment_method_types: asked.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: asked.billing_address_collection ?? null,
    cancel_url: asked.cancel_url ?? null,
    client_reference_id: asked.client_reference_id ?? null,
    client_secret: null,
    consent: null,
    consent_collection: asked.consent_collection ?? null,
    created: now,
    currency,
    custom_fields: [],
    custom_text: asked.custom_text ?? null,
    customer: asked.customer ?? null,
    customer_creation: asked.customer ? null : (asked.customer_creation ?? 'if_required'),
    customer_details: asked.customer_email ? customerDetails(asked.customer_email) : null,
    customer_email: asked.customer_email ?? null,
    discounts: [],
    expires_at: asked.expiresAt,
    invoice: null,
    livemode: false,
    locale: asked.locale ?? null,
    metadata: asked.metadata ?? {},
    mode: 'payment',
    payment_intent: null,
    payment_link: null,
    payment_method_types: asked.methods,
    payment_status: total === 0 ? 'no_payment_required' : 'unpaid',
    recovered_from: null,
    setup_intent: null,
    shipping_options: [],
    status: 'open',
    submit_type: asked.submit_type ?? null,
    subscription: null,
    success_url: asked.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url,
  };
}

/** What is known of a buyer by their e-mail address alone. */
export function customerDetails(email: string | null): NonNullable<CheckoutSession['customer_details']> {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

function lineObject(line: AskedLine, now: number): LineItem {
  const amount = line.unitAmount * line.quantity;
  return {
    id: newId('li'),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: line.currency,
    description: line.name,
    metadata: line.metadata,
    price: {
      id: newId('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: now,
      currency: line.currency,
      livemode: false,
      metadata: {},
      product: newId('prod', 14),
      recurring: null,
      type: 'one_time',
      unit_amount: line.unitAmount,
      unit_amount_decimal: String(line.unitAmount),
    },
    quantity: line.quantity,
  };
}
