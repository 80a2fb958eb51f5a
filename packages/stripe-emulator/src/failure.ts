type FailureDetail = {
  type?: 'invalid_request_error' | 'idempotency_error' | 'api_error';
  code?: string;
  param?: string;
};

/** A refusal in Stripe's error form; the HTTP layer turns it into status and body. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly detail: FailureDetail;
  /** True when the request was refused before anything was done: such an answer is not kept under an idempotency key. */
  readonly early: boolean;

  constructor(status: number, message: string, detail: FailureDetail = {}, early = false) {
    super(message);
    this.name = 'StripeFailure';
    this.status = status;
    this.detail = detail;
    this.early = early;
  }

  /** The body as it goes over the wire: `{ error: { type, code, message, param } }`. */
  toBody(): { error: Record<string, string> } {
    const { type = 'invalid_request_error', code, param } = this.detail;
    return { error: { ...(code ? { code } : {}), message: this.message, ...(param ? { param } : {}), type } };
  }
}

/** A parameter that cannot be accepted (400); nothing has been done yet. */
export function invalid(param: string, message: string, code?: string): StripeFailure {
  return new StripeFailure(400, message, { param, ...(code ? { code } : {}) }, true);
}

/** An object that does not exist: 404 when the path names it, 400 when a parameter does. */
export function missing(kind: string, id: string, param: string, status: 400 | 404 = 404): StripeFailure {
  return new StripeFailure(status, `No such ${kind}: '${id}'`, { code: 'resource_missing', param }, status === 400);
}

/** Something Stripe knows and this emulator does not imitate; refused aloud rather than ignored. */
export function notEmulated(param: string): StripeFailure {
  return invalid(
    param,
    `The emulator does not imitate '${param}'. Leave it out, or test it against Stripe's own sandbox.`,
    'emulator_unsupported',
  );
}
