import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header of a webhook body: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over `<t>.<body>`.
 * @param at seconds since 1970; the receiver refuses it when it is more than its tolerance (300 s) old
 */
export function signatureHeader(body: string, secret: string, at: number = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`, 'utf8').digest('hex')}`;
}
