import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { UUID } from '../platform/uuid.ts';
import type { CertificateContent, CertificateRow, CertifiedSubject } from './content.ts';

const COLUMNS = `id, code, person_id as "personId", subject_kind as "subjectKind", subject_key as "subjectKey", content,
  issued_at as "issuedAt", status_index as "statusIndex", offline_at as "offlineAt", replaced_at as "replacedAt",
  revoked_at as "revokedAt",
  (select min(at) from certificates.review where certificate_id = certificate.id and sent_at is null) as "nextReviewAt",
  (select count(*)::int from certificates.review where certificate_id = certificate.id and sent_at is not null) as "reviewsSent"`;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const CODE = /^[a-z2-7]{26}$/;

type NewCertificate = CertifiedSubject & {
  personId: string;
  content: CertificateContent;
  now: Date;
  /** The attest whose place it takes, and whether that one was hidden. */
  instead?: { id: string; offlineAt: Date | null };
};

/** A code of 130 random bits, in letters and digits that are not taken for each other. */
function newCode(): string {
  return Array.from(randomBytes(26), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** Attests as they are kept. */
@Injectable()
export class Certificates {
  constructor(private readonly database: Database) {}

  /** Adds an attest; nothing when the person has one of that subject. */
  async add({ personId, kind, key, content, now, instead }: NewCertificate): Promise<CertificateRow | undefined> {
    const [row] = await this.database.query<CertificateRow>(
      `insert into certificates.certificate (code, person_id, subject_kind, subject_key, content, issued_at, replaces, offline_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (person_id, subject_kind, subject_key) where replaced_at is null do nothing
       returning ${COLUMNS}`,
      [
        ...[newCode(), personId, kind, key, JSON.stringify(content), now],
        ...[instead?.id ?? null, instead?.offlineAt ?? null],
      ],
    );
    return row;
  }

  /** The attest of a subject that nothing took the place of. */
  async held(personId: string, { kind, key }: CertifiedSubject): Promise<CertificateRow | undefined> {
    const [row] = await this.database.query<CertificateRow>(
      `select ${COLUMNS} from certificates.certificate
       where person_id = $1 and subject_kind = $2 and subject_key = $3 and replaced_at is null`,
      [personId, kind, key],
    );
    return row;
  }

  async byCode(code: string): Promise<CertificateRow | undefined> {
    if (!CODE.test(code)) return undefined;
    const [row] = await this.database.query<CertificateRow>(
      `select ${COLUMNS} from certificates.certificate where code = $1`,
      [code],
    );
    return row;
  }

  async byId(id: string): Promise<CertificateRow | undefined> {
    const [row] = await this.database.query<CertificateRow>(
      `select ${COLUMNS} from certificates.certificate where id = $1`,
      [id],
    );
    return row;
  }

  /** By its id, held until the transaction ends. */
  async lock(id: string): Promise<CertificateRow | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await this.database.query<CertificateRow>(
      `select ${COLUMNS} from certificates.certificate where id = $1 for update`,
      [id],
    );
    return row;
  }

  /** What one person took, the newest first, those that were replaced too. */
  async of(personId: string): Promise<CertificateRow[]> {
    if (!UUID.test(personId)) return [];
    return this.database.query(
      `select ${COLUMNS} from certificates.certificate where person_id = $1 order by issued_at desc, id desc`,
      [personId],
    );
  }

  async setOffline(id: string, at: Date | null): Promise<void> {
    await this.database.query('update certificates.certificate set offline_at = $2 where id = $1', [id, at]);
  }

  async setReplaced(id: string, at: Date): Promise<void> {
    await this.database.query('update certificates.certificate set replaced_at = $2 where id = $1', [id, at]);
  }

  async revoke(id: string, { at, by, reason }: { at: Date; by: string; reason: string }): Promise<void> {
    await this.database.query(
      'update certificates.certificate set revoked_at = $2, revoked_by = $3, revoke_reason = $4 where id = $1',
      [id, at, by, reason],
    );
  }

  /** Places in the status list, from the first one up to another, of what holds no longer. */
  async ended(from: number, to: number): Promise<number[]> {
    const rows = await this.database.query<{ at: number }>(
      `select status_index as at from certificates.certificate
       where status_index >= $1 and status_index < $2 and (revoked_at is not null or replaced_at is not null)`,
      [from, to],
    );
    return rows.map(({ at }) => at);
  }

  /** The last place in the status list that is taken; -1 when none is. */
  async lastPlace(): Promise<number> {
    const [row] = await this.database.query<{ at: number | null }>(
      'select max(status_index) as at from certificates.certificate',
    );
    return row?.at ?? -1;
  }
}
