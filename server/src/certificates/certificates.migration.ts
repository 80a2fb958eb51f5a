import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attests that people took, and the public keys that ever signed a badge. */
export class Certificates1700000001201 implements MigrationInterface {
  name = 'Certificates1700000001201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema certificates;

      -- content is what the attest says, as it was when it was taken; status_index is its place in the status list
      create table certificates.certificate (
        id uuid primary key default uuidv7(),
        code text not null unique check (code ~ '^[a-z2-7]{26}$'),
        person_id uuid not null,
        subject_kind text not null check (subject_kind in ('module', 'programme')),
        subject_key text not null check (char_length(subject_key) between 1 and 200),
        content jsonb not null,
        issued_at timestamptz not null,
        status_index integer generated always as identity (minvalue 0 start 0) unique,
        replaces uuid unique references certificates.certificate (id),
        offline_at timestamptz,
        replaced_at timestamptz,
        revoked_at timestamptz,
        revoked_by uuid,
        revoke_reason text check (char_length(revoke_reason) between 1 and 500),
        check ((revoked_at is null) = (revoked_by is null)),
        check ((revoked_at is null) = (revoke_reason is null))
      );
      -- one for each person and subject, besides those that another one took the place of
      create unique index certificate_once on certificates.certificate (person_id, subject_kind, subject_key)
        where replaced_at is null;
      create index certificate_ended on certificates.certificate (status_index)
        where revoked_at is not null or replaced_at is not null;
      create index certificate_person on certificates.certificate (person_id, issued_at);

      create function certificates.refuse_change() returns trigger language plpgsql as $$
      begin
        if (new.id, new.code, new.person_id, new.subject_kind, new.subject_key, new.content, new.issued_at, new.status_index, new.replaces)
             is distinct from
             (old.id, old.code, old.person_id, old.subject_kind, old.subject_key, old.content, old.issued_at, old.status_index, old.replaces)
          or (old.replaced_at is not null and new.replaced_at is distinct from old.replaced_at)
          or (old.revoked_at is not null
              and (new.revoked_at, new.revoked_by, new.revoke_reason) is distinct from (old.revoked_at, old.revoked_by, old.revoke_reason))
        then
          raise exception 'what an attest says is never changed';
        end if;
        return new;
      end $$;
      create trigger certificate_stays before update on certificates.certificate
        for each row execute function certificates.refuse_change();

      -- published for ever, so that a badge signed long ago can be checked
      create table certificates.badge_key (
        id text primary key,
        public_jwk jsonb not null check (not public_jwk ?| array['d', 'p', 'q']),
        first_used_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema certificates cascade');
  }
}
