import { Inject, Injectable, Logger } from '@nestjs/common';
import pg from 'pg';
import { DATABASE_URL, Database } from '../database/database.ts';

type Listener = (payload: string) => void;

/**
 * What happens in one process is heard in all: topics over PostgreSQL's LISTEN and NOTIFY. A notice published inside a
 * transaction leaves with its commit. Notices carry ids, never content, and may be missed: whoever hears one reads anew.
 */
@Injectable()
export class Live {
  private readonly log = new Logger(Live.name);
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly onGap = new Set<() => void>();
  private client: pg.Client | undefined;
  private stopped = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(DATABASE_URL) private readonly url: string,
  ) {}

  /** Whether notices arrive at this moment; caches that live on them must not be trusted when they do not. */
  get connected(): boolean {
    return this.client !== undefined;
  }

  async publish(topic: string, payload = ''): Promise<void> {
    await this.database.query("select pg_notify('live', $1)", [JSON.stringify([topic, payload])]);
  }

  /** The same on many topics, in one statement. */
  async publishToEach(topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    await this.database.query(
      "select pg_notify('live', json_build_array(topic, '')::text) from unnest($1::text[]) as topic",
      [topics],
    );
  }

  /** Calls the listener for each notice on a topic until the returned function is called. */
  subscribe(topic: string, listener: Listener): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(topic);
    };
  }

  /** Called when notices may have been missed. */
  whenGap(forget: () => void): void {
    this.onGap.add(forget);
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'academie-live', keepAlive: true });
    client.on('notification', (notice) => this.hear(notice.payload ?? ''));
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    await client.connect();
    await client.query('listen live');
    this.client = client;
    for (const forget of this.onGap) forget();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private hear(message: string): void {
    const [topic, payload] = JSON.parse(message) as [string, string];
    for (const listener of this.listeners.get(topic) ?? []) listener(payload);
  }

  private lost(client: pg.Client): void {
    if (this.client !== client || this.stopped) return;
    this.client = undefined;
    for (const forget of this.onGap) forget();
    const again = () => {
      this.start().catch((error: unknown) => {
        this.log.warn(`live notices are interrupted: ${String(error)}`);
        if (!this.stopped) this.retry = setTimeout(again, 2000);
      });
    };
    this.retry = setTimeout(again, 200);
  }
}
