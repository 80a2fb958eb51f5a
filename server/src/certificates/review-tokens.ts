import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RESOURCES, type Resources } from '../platform/resources.ts';

const TOKEN = /^([0-9a-f]{32})([0-9A-Za-z_-]{32})$/;
const SEAL_BYTES = 24;

/** Who is meant by the link in a mail to look back: the id of a person and its seal, made with the secret of the academy. */
@Injectable()
export class ReviewTokens {
  private readonly secret: string;

  constructor(@Inject(RESOURCES) resources: Resources) {
    this.secret = resources.authSecret;
  }

  write(personId: string): string {
    const hex = personId.replaceAll('-', '').toLowerCase();
    return hex + this.seal(hex);
  }

  /** The person in a token that we made. */
  read(token: string): string | undefined {
    const [, hex = '', seal = ''] = TOKEN.exec(token) ?? [];
    if (hex === '' || !timingSafeEqual(Buffer.from(seal), Buffer.from(this.seal(hex)))) return undefined;
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private seal(hex: string): string {
    const mac = createHmac('sha256', this.secret).update(`reviews unsubscribe ${hex}`).digest();
    return mac.subarray(0, SEAL_BYTES).toString('base64url');
  }
}
