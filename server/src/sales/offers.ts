import { Injectable } from '@nestjs/common';
import type { Subject } from '../access/index.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { SharedPages } from '../platform/http/shared-pages.ts';
import { Live } from '../platform/live/live.ts';
import type { VatTreatment } from './vat.ts';

/** What can be bought, and at what price (VAT included). */
export type OfferRow = {
  subjectKind: Subject['kind'];
  subjectKey: string;
  priceCents: number;
  vat: VatTreatment;
  withdrawalRegime: 'digital_content';
  validFrom: Date;
};

const COLUMNS = `subject_kind as "subjectKind", subject_key as "subjectKey", price_cents as "priceCents", vat,
  withdrawal_regime as "withdrawalRegime", valid_from as "validFrom"`;

const TOPIC = 'offers';

/** Prices, kept in this process between changes: public pages ask for them all the time and they hardly ever change. */
@Injectable()
export class Offers {
  private kept: Promise<OfferRow[]> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: Live,
    private readonly pages: SharedPages,
  ) {
    live.subscribe(TOPIC, () => this.forget());
    live.whenGap(() => this.forget());
  }

  /** The offer of a subject now, as far as this process knows; for showing. */
  async shown(subject: Subject): Promise<OfferRow | undefined> {
    const now = this.clock.now();
    // the newest comes first
    return (await this.all()).find(
      (one) => one.subjectKind === subject.kind && one.subjectKey === subject.key && one.validFrom <= now,
    );
  }

  /** The offer of a subject now, from the database; for selling. */
  async current(subject: Subject): Promise<OfferRow | undefined> {
    const [row] = await this.database.query<OfferRow>(
      `select ${COLUMNS} from sales.offer where subject_kind = $1 and subject_key = $2 and valid_from <= $3
       order by valid_from desc limit 1`,
      [subject.kind, subject.key, this.clock.now()],
    );
    return row;
  }

  /** Lets no two processes define the same offer at once; until the transaction ends. */
  async lock(subject: Subject): Promise<void> {
    await this.database.query("select pg_advisory_xact_lock(hashtextextended('offer ' || $1, 0))", [
      `${subject.kind} ${subject.key}`,
    ]);
  }

  async add(offer: OfferRow): Promise<void> {
    await this.database.query(
      `insert into sales.offer (subject_kind, subject_key, price_cents, vat, withdrawal_regime, valid_from)
       values ($1, $2, $3, $4, $5, $6)`,
      [offer.subjectKind, offer.subjectKey, offer.priceCents, offer.vat, offer.withdrawalRegime, offer.validFrom],
    );
    this.database.afterCommit(() => this.forget());
    await this.live.publish(TOPIC);
  }

  private all(): Promise<OfferRow[]> {
    if (!this.live.connected) return this.read();
    this.kept ??= this.read().catch((error: unknown) => {
      this.forget();
      throw error;
    });
    return this.kept;
  }

  private read(): Promise<OfferRow[]> {
    return this.database.query(`select ${COLUMNS} from sales.offer order by valid_from desc`);
  }

  private forget(): void {
    this.kept = undefined;
    this.pages.forget();
  }
}
