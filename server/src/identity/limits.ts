import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/graphql/caller.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';

type Limit = { perAddress: number; perSender: number; seconds: number };

/** A school shares one address on the internet: a whole team signs in at the same hour. */
const LIMITS = {
  'sign-in': { perAddress: 10, perSender: 200, seconds: 15 * 60 },
  'sign-up': { perAddress: 5, perSender: 60, seconds: 60 * 60 },
  'sign-in-link': { perAddress: 5, perSender: 120, seconds: 60 * 60 },
  'password-reset': { perAddress: 5, perSender: 60, seconds: 60 * 60 },
  'change-email': { perAddress: 5, perSender: 60, seconds: 60 * 60 },
  'change-password': { perAddress: 10, perSender: 200, seconds: 15 * 60 },
} as const satisfies Record<string, Limit>;

export type Limited = keyof typeof LIMITS;

/** How often one address and one sender may try what can be abused. */
@Injectable()
export class Limits {
  constructor(private readonly rate: RateLimit) {}

  /** Counts an attempt; call it outside transactions. @throws Refusal with TooOften */
  async count(what: Limited, caller: Caller, address: string): Promise<void> {
    const { perAddress, perSender, seconds } = LIMITS[what];
    await this.rate.count(`${what} from ${caller.ip}`, perSender, seconds);
    await this.rate.count(bucketOf(what, address), perAddress, seconds);
  }

  /** Begins to count anew for an address: who got in was not guessing. */
  async forgive(what: Limited, address: string): Promise<void> {
    await this.rate.forgive(bucketOf(what, address));
  }
}

function bucketOf(what: Limited, address: string): string {
  return `${what} for ${address}`;
}
