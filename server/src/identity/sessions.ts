import type { Locale } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { BetterAuth, LASTS } from './better-auth.ts';
import { RememberedSessions } from './remembered-sessions.ts';
import { SessionCookie } from './session-cookie.ts';

/** Who a session belongs to and until when. */
export type FoundSession = { person: CallerPerson; locale: Locale; expiresAt: Date; seenAt: Date };

/** One place where a person is signed in. */
export type SessionRow = { id: string; userAgent: string | null; seenAt: Date; createdAt: Date };

type Row = Omit<CallerPerson, 'sessionId'> & { session_id: string; locale: Locale; expires_at: Date; seen_at: Date };

/** Where people are signed in. Whatever ends a session here is told to every process by the database itself. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly auth: BetterAuth,
    private readonly cookie: SessionCookie,
    private readonly remembered: RememberedSessions,
  ) {}

  /** The session of a token with its person, in one statement. Undefined when there is none or it has expired. */
  async find(token: string): Promise<FoundSession | undefined> {
    const [row] = await this.database.query<Row>(
      `select session.id as session_id, session.expires_at, session.seen_at, person.id, person.name, person.email, person.roles, person.locale
       from identity.session join identity.person on person.id = session.person_id
       where session.token = $1 and session.expires_at > $2`,
      [token, this.clock.now()],
    );
    if (!row) return undefined;
    const { session_id: sessionId, expires_at: expiresAt, seen_at: seenAt, locale, ...person } = row;
    return { person: { ...person, sessionId }, locale, expiresAt, seenAt };
  }

  /** Begins a session and gives its token. */
  async open(personId: string, userAgent: string): Promise<string> {
    const { internalAdapter } = await this.auth.context;
    const { token } = await internalAdapter.createSession(personId, false, { userAgent });
    return token;
  }

  /** The headers with which the identity library recognises a session that we found ourselves. */
  async headersOf(sessionId: string): Promise<Headers> {
    const [row] = await this.database.query<{ token: string }>('select token from identity.session where id = $1', [
      sessionId,
    ]);
    return new Headers(row ? { cookie: this.cookie.pairFor(row.token) } : {});
  }

  /** Says that a session is in use, which also prolongs it. */
  async seen(sessionId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      'update identity.session set seen_at = $2, expires_at = greatest(expires_at, $2::timestamptz + make_interval(secs => $3)), updated_at = $2 where id = $1',
      [sessionId, now, LASTS.session],
    );
  }

  /** Sessions of a person that still hold, the last used first. */
  async of(personId: string): Promise<SessionRow[]> {
    return this.database.query<SessionRow>(
      `select id, user_agent as "userAgent", seen_at as "seenAt", created_at as "createdAt"
       from identity.session where person_id = $1 and expires_at > $2 order by seen_at desc, id desc`,
      [personId, this.clock.now()],
    );
  }

  /** Ends one session of a person; false when they have no such session. */
  async end(personId: string, sessionId: string): Promise<boolean> {
    const rows = await this.database.query(
      'delete from identity.session where person_id = $1 and id::text = $2 returning id',
      [personId, sessionId],
    );
    this.database.afterCommit(() => this.remembered.forget(sessionId));
    return rows.length > 0;
  }

  /** Ends every session of a person, but for one that may stay. */
  async endAll(personId: string, butSessionId?: string): Promise<void> {
    await this.database.query('delete from identity.session where person_id = $1 and id is distinct from $2::uuid', [
      personId,
      butSessionId ?? null,
    ]);
    this.database.afterCommit(() => this.remembered.forget(personId));
  }

  /** Forgets sessions whose time is over. */
  async tidy(): Promise<void> {
    await this.database.query('delete from identity.session where expires_at < $1', [this.clock.now()]);
  }
}
