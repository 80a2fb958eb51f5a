import { Injectable } from '@nestjs/common';
import { People } from '../../identity/index.ts';
import { StudioPerson } from './studio.types.ts';
import { type InvitedTo, Writers } from './writers.ts';

/** Who people are, for others who write. */
@Injectable()
export class StudioNames {
  constructor(
    private readonly people: People,
    private readonly writers: Writers,
  ) {}

  async of(ids: readonly string[]): Promise<Map<string, StudioPerson>> {
    const people = await this.people.byIds([...new Set(ids)]);
    return new Map(
      [...people].map(([id, { name, email }]) => [id, Object.assign(new StudioPerson(), { id, name: name || email })]),
    );
  }

  /** Who was invited to something, in the order of the invitations. */
  async writersOf({ kind, key }: InvitedTo): Promise<StudioPerson[]> {
    const invited = (await this.writers.all()).filter((one) => one.kind === kind && one.key === key);
    const people = await this.of(invited.map(({ personId }) => personId));
    return invited.flatMap(({ personId }) => people.get(personId) ?? []);
  }
}
