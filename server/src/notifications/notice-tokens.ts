import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { NOTICE_KINDS, type NoticeKind } from './kinds.ts';

/** What a link in a mail stops: one kind, or all that can be stopped. */
export type Stopped = { personId: string; kind: NoticeKind | undefined };

const EVERYTHING = 'all';
const TOKEN = /^([a-z-]{1,40})~([0-9a-f]{32})([0-9A-Za-z_-]{32})$/;
const SEAL_BYTES = 24;

/** The proof in a link that stops mails: who and what, with a seal made with the secret of the academy. */
@Injectable()
export class NoticeTokens {
  private readonly secret: string;

  constructor(@Inject(RESOURCES) resources: Resources) {
    this.secret = resources.authSecret;
  }

  write({ personId, kind }: Stopped): string {
    const [scope, hex] = [kind ?? EVERYTHING, personId.replaceAll('-', '').toLowerCase()];
    return `${scope}~${hex}${this.seal(scope, hex)}`;
  }

  /** What a token that we made stops. */
  read(token: string): Stopped | undefined {
    const [, scope = '', hex = '', seal = ''] = TOKEN.exec(token) ?? [];
    if (hex === '' || !timingSafeEqual(Buffer.from(seal), Buffer.from(this.seal(scope, hex)))) return undefined;
    const kind = NOTICE_KINDS.find((one) => one === scope);
    if (!kind && scope !== EVERYTHING) return undefined;
    return { personId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), kind };
  }

  private seal(scope: string, hex: string): string {
    const mac = createHmac('sha256', this.secret).update(`notices unsubscribe ${scope} ${hex}`).digest();
    return mac.subarray(0, SEAL_BYTES).toString('base64url');
  }
}
