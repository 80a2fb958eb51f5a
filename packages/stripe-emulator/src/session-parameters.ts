import { invalid, missing, notEmulated } from './failure.ts';
import type { FormGroup } from './form-encoding.ts';
import * as read from './parameters.ts';

const METHODS = ['card', 'bancontact', 'ideal', 'sepa_debit'] as const;
const EURO_ONLY: readonly string[] = ['bancontact', 'ideal', 'sepa_debit'];
/** From this version on `payment_method_types` is gone; `allowed_payment_method_types` narrows the methods instead. */
const METHODS_BY_FILTER_SINCE = '2026-09-30';
const LEAST_AMOUNT = 50;
const MOST_AMOUNT = 99_999_999;
const MOST_BY_SEPA_DEBIT = 1_000_000;
const LEAST_OPEN_SECONDS = 30 * 60;
const MOST_OPEN_SECONDS = 24 * 60 * 60;

const productData = read.group({
  name: read.text(5000),
  description: read.text(40_000),
  images: read.list(read.address, 8),
  metadata: read.metadata,
  tax_code: read.text(40),
  unit_label: read.text(12),
});

const priceData = read.group({
  currency: read.text(3),
  unit_amount: read.integer(0, MOST_AMOUNT),
  unit_amount_decimal: read.refused,
  product_data: productData,
  product: read.text(100),
  recurring: read.refused,
  tax_behavior: read.choice(['exclusive', 'inclusive', 'unspecified']),
});

const lineItem = read.group({
  price: read.text(100),
  price_data: priceData,
  quantity: read.integer(1, 999_999),
  metadata: read.metadata,
  adjustable_quantity: read.refused,
  dynamic_tax_rates: read.refused,
  tax_rates: read.refused,
});

const paymentData = read.group({
  metadata: read.metadata,
  description: read.text(1000),
  receipt_email: read.text(800),
  statement_descriptor: read.text(22),
  statement_descriptor_suffix: read.text(22),
  transfer_group: read.text(200),
  capture_method: read.choice(['automatic', 'automatic_async']),
  setup_future_usage: read.choice(['on_session', 'off_session']),
});

/** Every parameter of a new session: imitated, taken without effect (`anything`), or refused because it changes what is paid. */
const FIELDS = {
  mode: read.text(40),
  ui_mode: read.text(40),
  success_url: read.address,
  cancel_url: read.address,
  line_items: read.list(lineItem),
  client_reference_id: read.text(200),
  customer: read.text(200),
  customer_email: read.text(800),
  customer_creation: read.choice(['always', 'if_required']),
  metadata: read.metadata,
  allowed_payment_method_types: read.list(read.text(40)),
  payment_method_types: read.list(read.choice(METHODS)),
  payment_intent_data: paymentData,
  expires_at: read.integer(0),
  currency: read.text(3),
  locale: read.text(10),
  submit_type: read.choice(['auto', 'book', 'donate', 'pay', 'subscribe']),
  billing_address_collection: read.choice(['auto', 'required']),
  consent_collection: read.anything,
  custom_text: read.anything,
  branding_settings: read.anything,
  adaptive_pricing: read.anything,
  allow_promotion_codes: read.anything,
  customer_update: read.anything,
  integration_identifier: read.anything,
  invoice_creation: read.anything,
  name_collection: read.anything,
  origin_context: read.anything,
  payment_method_data: read.anything,
  payment_method_options: read.anything,
  permissions: read.anything,
  phone_number_collection: read.anything,
  saved_payment_method_options: read.anything,
  tax_id_collection: read.anything,
  wallet_options: read.anything,
  expand: read.expandOf(['line_items', 'payment_intent', 'payment_intent.latest_charge', 'invoice', 'payment_link']),
  after_expiration: read.refused,
  automatic_tax: read.refused,
  custom_fields: read.refused,
  customer_account: read.refused,
  discounts: read.refused,
  excluded_payment_method_types: read.refused,
  managed_payments: read.refused,
  optional_items: read.refused,
  payment_method_collection: read.refused,
  payment_method_configuration: read.refused,
  redirect_on_completion: read.refused,
  return_url: read.refused,
  setup_intent_data: read.refused,
  shipping_address_collection: read.refused,
  shipping_options: read.refused,
  subscription_data: read.refused,
} as const;

/** A line as asked for: amounts in integer cents. */
export type AskedLine = {
  currency: string;
  unitAmount: number;
  quantity: number;
  name: string;
  metadata: Record<string, string>;
};

/** A checked request for a new session. */
export type AskedSession = Omit<
  read.Read<typeof FIELDS>,
  'success_url' | 'currency' | 'expires_at' | 'payment_method_types'
> & {
  success_url: string;
  currency: string;
  lines: AskedLine[];
  total: number;
  expiresAt: number;
  methods: string[];
};

/**
 * Reads and checks the parameters of `POST /v1/checkout/sessions`.
 * @param now seconds of the emulator's clock
 * @param apiVersion such as `2026-10-28.endive`
 * @throws StripeFailure 400 naming the parameter
 */
export function readSession(form: FormGroup, now: number, apiVersion: string): AskedSession {
  const asked = read.readParameters(form, FIELDS);
  const mode = read.required(asked.mode, 'mode');
  if (mode === 'setup' || mode === 'subscription') throw notEmulated(`mode=${mode}`);
  if (mode !== 'payment') throw invalid('mode', 'Invalid mode: must be one of payment, setup, subscription.');
  if (asked.ui_mode !== undefined && asked.ui_mode !== 'hosted_page' && asked.ui_mode !== 'hosted')
    throw notEmulated(`ui_mode=${asked.ui_mode}`);
  const success_url = read.required(asked.success_url, 'success_url');
  if (asked.customer && asked.customer_email) {
    throw invalid('customer_email', 'Give either customer or customer_email, not both.');
  }
  if (asked.customer_email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asked.customer_email)) {
    throw invalid('customer_email', `Invalid email address: ${asked.customer_email}`, 'email_invalid');
  }
  const lines = readLines(asked.line_items);
  const currency = lines[0]?.currency ?? 'eur';
  const total = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  checkAmount(total);
  return {
    ...asked,
    success_url,
    currency,
    lines,
    total,
    expiresAt: readExpiry(asked.expires_at, now),
    methods: readMethods(asked, currency, total, apiVersion),
  };
}

/** The methods the page offers: named one by one in older versions of the API, narrowed by a filter in newer ones. */
function readMethods(
  { payment_method_types: named, allowed_payment_method_types: allowed }: read.Read<typeof FIELDS>,
  currency: string,
  total: number,
  apiVersion: string,
): string[] {
  const fits = (method: string) =>
    (currency === 'eur' || !EURO_ONLY.includes(method)) && (method !== 'sepa_debit' || total <= MOST_BY_SEPA_DEBIT);
  if (!named) {
    const methods = METHODS.filter((method) => fits(method) && (!allowed || allowed.includes(method)));
    if (methods.length > 0) return methods;
    throw invalid(
      'allowed_payment_method_types',
      'None of these payment methods is emulated and fits the amount and the currency.',
    );
  }
  if (apiVersion >= METHODS_BY_FILTER_SINCE) {
    const message = 'Received unknown parameter: payment_method_types. Since 2026-09-30: allowed_payment_method_types.';
    throw invalid('payment_method_types', message, 'parameter_unknown');
  }
  const wrong = named.find((method) => !fits(method));
  if (wrong)
    throw invalid('payment_method_types', `The payment method '${wrong}' does not take ${total} cents of ${currency}.`);
  if (named.length === 0) throw invalid('payment_method_types', 'Name at least one payment method, or leave it out.');
  return named;
}

function readLines(items: read.Read<typeof FIELDS>['line_items']): AskedLine[] {
  const given = read.required(items, 'line_items');
  if (given.length === 0) throw invalid('line_items', 'A payment needs at least one line item.', 'parameter_missing');
  return given.map((item, index) => {
    const at = `line_items[${index}]`;
    if (item.price) throw missing('price', item.price, `${at}[price]`, 400);
    const price = read.required(item.price_data, `${at}[price_data]`);
    if (price.product) throw missing('product', price.product, `${at}[price_data][product]`, 400);
    const product = read.required(price.product_data, `${at}[price_data][product_data]`);
    const currency = read.required(price.currency, `${at}[price_data][currency]`).toLowerCase();
    if (!/^[a-z]{3}$/.test(currency)) throw invalid(`${at}[price_data][currency]`, `Invalid currency: ${currency}`);
    if (currency !== (given[0]?.price_data?.currency ?? currency).toLowerCase()) {
      throw invalid(`${at}[price_data][currency]`, 'All line items of a session have the same currency.');
    }
    return {
      currency,
      unitAmount: read.required(price.unit_amount, `${at}[price_data][unit_amount]`),
      quantity: read.required(item.quantity, `${at}[quantity]`),
      name: read.required(product.name, `${at}[price_data][product_data][name]`),
      metadata: item.metadata ?? {},
    };
  });
}

function checkAmount(total: number): void {
  if (total !== 0 && total < LEAST_AMOUNT) {
    throw invalid('line_items', `The total must be 0 or at least ${LEAST_AMOUNT} cents.`, 'amount_too_small');
  }
  if (total > MOST_AMOUNT) {
    throw invalid('line_items', `The total must be at most ${MOST_AMOUNT} cents.`, 'amount_too_large');
  }
}

function readExpiry(asked: number | undefined, now: number): number {
  if (asked === undefined) return now + MOST_OPEN_SECONDS;
  // A second of grace at both ends: the caller's clock ticked before ours did.
  if (asked < now + LEAST_OPEN_SECONDS - 1 || asked > now + MOST_OPEN_SECONDS + 1) {
    throw invalid('expires_at', 'expires_at must be between 30 minutes and 24 hours from now.');
  }
  return asked;
}
