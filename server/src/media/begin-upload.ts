import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { CONFIG, type Config } from '../platform/config/config.ts';
import { Database } from '../platform/database/database.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { LARGEST, LARGEST_OF_ALL } from './intake.ts';
import { MediaRefused } from './media-refused.ts';
import { type Upload, Uploads } from './uploads.ts';

/** What a file is sent for: the library, or a post in a conversation. */
export type Purpose = 'library' | 'post';

/** Bytes of pictures in conversations by one person, and how many of them in a day, at most. */
const POST_QUOTA = 300_000_000;
const PICTURES_A_DAY = 40;
const DAY_MS = 86_400_000;
/** Files begun by one person in an hour, at most. */
const BEGUN_AN_HOUR = 600;

/** Makes room for a file before its first byte comes. The same request finds how far it came. */
@Injectable()
export class BeginUpload {
  constructor(
    private readonly database: Database,
    private readonly uploads: Uploads,
    private readonly rates: RateLimit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal with MediaRefused or TooOften */
  async run(
    personId: string,
    file: { name: string; bytes: number; requestKey: string },
    purpose: Purpose,
  ): Promise<Upload> {
    const most = purpose === 'post' ? LARGEST.image : LARGEST_OF_ALL;
    if (!Number.isInteger(file.bytes) || file.bytes < 1) throw new MediaRefused('media.refused.empty');
    if (file.bytes > most) throw new MediaRefused('media.refused.large', { most: most / 1_000_000 });
    await this.rates.count(`upload:${personId}`, BEGUN_AN_HOUR, 3600);
    const name = file.name.replace(/[\p{Cc}\ud800-\udfff]/gu, '').slice(0, 300);
    return this.database.transaction(async () => {
      await this.uploads.lockQuota();
      const now = this.clock.now();
      const upload = await this.uploads.begin(
        { ...file, name, requestKey: file.requestKey.slice(0, 200) || name, personId },
        now,
      );
      await this.refuseBeyond(personId, purpose, now);
      return upload;
    });
  }

  /** Counted with what was just begun; a refusal takes that back. */
  private async refuseBeyond(personId: string, purpose: Purpose, now: Date): Promise<void> {
    const { quota, personQuota } = this.config.media;
    const { whole, own } = await this.uploads.taken(personId);
    const mine = purpose === 'post' ? Math.min(POST_QUOTA, personQuota) : personQuota;
    if (own > mine) throw new MediaRefused('media.refused.quota-own', { most: Math.floor(mine / 1_000_000) });
    if (whole > quota) throw new MediaRefused('media.refused.quota', { most: Math.floor(quota / 1_000_000) });
    if (purpose !== 'post') return;
    const sent = await this.uploads.picturesSince(personId, new Date(now.getTime() - DAY_MS));
    if (sent >= PICTURES_A_DAY) throw new MediaRefused('media.refused.pictures-a-day', { most: PICTURES_A_DAY });
  }
}
