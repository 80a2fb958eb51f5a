import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RESOURCES, type Resources } from '../platform/resources.ts';

/** What a token is for; one made for another thing is worth nothing. */
type Purpose = 'calendar' | 'unsubscribe';

const TOKEN = /^([0-9a-f]{32})([0-9A-Za-z_-]{32})$/;

/** Bytes of the seal that stand in a token: more than anybody can try. */
const SEAL_BYTES = 24;

/**
 * Addresses that open something without a session: an id and its seal. The seal is made with the secret of the academy,
 * so that neither guessing nor reading the database gives one.
 */
@Injectable()
export class StepTokens {
  private readonly secret: string;

  constructor(@Inject(RESOURCES) resources: Resources) {
    this.secret = resources.authSecret;
  }

  write(purpose: Purpose, id: string): string {
    const hex = id.replaceAll('-', '').toLowerCase();
    return hex + this.seal(purpose, hex);
  }

  /** The id in a token that we made for this purpose. */
  read(purpose: Purpose, token: string): string | undefined {
    const [, hex = '', seal = ''] = TOKEN.exec(token) ?? [];
    if (hex === '' || !timingSafeEqual(Buffer.from(seal), Buffer.from(this.seal(purpose, hex)))) return undefined;
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private seal(purpose: Purpose, hex: string): string {
    const mac = createHmac('sha256', this.secret).update(`steps ${purpose} ${hex}`).digest();
    return mac.subarray(0, SEAL_BYTES).toString('base64url');
  }
}
