import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RESOURCES, type Resources } from '../platform/resources.ts';

/** Name of the session cookie; over https browsers demand, and get, the prefix that keeps it off insecure pages. */
export const COOKIE_NAME = 'academie.session';
const LOCALE_COOKIE = 'taal';

/** The longest a browser keeps a cookie, in seconds. Whether a session still holds is known to the server alone. */
const KEEP = 400 * 24 * 60 * 60;

/** The cookie that carries a session: its token and our signature, so that a made-up token costs no question to the database. */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly secure: boolean;
  private readonly secret: string;

  constructor(@Inject(RESOURCES) resources: Resources) {
    this.secure = resources.publicUrl.startsWith('https:');
    this.name = this.secure ? `__Secure-${COOKIE_NAME}` : COOKIE_NAME;
    this.secret = resources.authSecret;
  }

  /** The session token of a request, when the signature beside it is ours. */
  tokenOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
    const value = cookieOf(request, this.name);
    const dot = value?.lastIndexOf('.') ?? -1;
    if (!value || dot < 1) return undefined;
    const token = value.slice(0, dot);
    const given = Buffer.from(value.slice(dot + 1));
    const ours = Buffer.from(this.signatureOf(token));
    return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
  }

  /** `name=value` as a browser sends it back. */
  pairFor(token: string): string {
    return `${this.name}=${encodeURIComponent(`${token}.${this.signatureOf(token)}`)}`;
  }

  hand(reply: FastifyReply, token: string): void {
    reply.header('set-cookie', `${this.pairFor(token)}; ${this.attributes(KEEP)}; HttpOnly`);
  }

  take(reply: FastifyReply): void {
    reply.header('set-cookie', `${this.name}=; ${this.attributes(0)}; HttpOnly`);
  }

  /** Remembers the language of a visitor. */
  handLocale(reply: FastifyReply, locale: string): void {
    reply.header('set-cookie', `${LOCALE_COOKIE}=${locale}; ${this.attributes(KEEP)}`);
  }

  private attributes(maxAge: number): string {
    return `Path=/; Max-Age=${maxAge}; SameSite=Lax${this.secure ? '; Secure' : ''}`;
  }

  private signatureOf(token: string): string {
    return createHmac('sha256', this.secret).update(token).digest('base64');
  }
}

/** The language a visitor chose before, as the cookie says it; unchecked. */
export function localeCookieOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  return cookieOf(request, LOCALE_COOKIE);
}

function cookieOf({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const [key, value] = [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()];
    if (key !== name) continue;
    try {
      return decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return undefined;
}
