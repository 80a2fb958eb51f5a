import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Says who takes part in a workshop, as a door that other domains ask in their own statements. */
export class WorkshopsTakingPart1700000001520 implements MigrationInterface {
  name = 'WorkshopsTakingPart1700000001520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a sure place in one of its dates, to come or over, that was not called off; or standing behind one of them
      create function workshops.takes_part(person uuid, workshop_key text) returns boolean language sql stable as $$
        select exists (
          select from workshops.registration as held join workshops.session as date on date.id = held.session_id
          where held.person_id = person and held.state = 'confirmed'
            and date.workshop_key = takes_part.workshop_key and date.state = 'open'
        ) or exists (
          select from workshops.session as date
          where date.workshop_key = takes_part.workshop_key and date.state <> 'cancelled' and person = any(date.facilitator_ids)
        )
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function workshops.takes_part');
  }
}
