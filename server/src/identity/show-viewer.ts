import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { Viewer } from './identity.types.ts';
import { People } from './people.ts';
import { PersonRecords } from './person-records.ts';

/** The signed-in person as they know themselves, read anew. */
@Injectable()
export class ShowViewer {
  constructor(
    private readonly people: People,
    private readonly records: PersonRecords,
  ) {}

  async run({ id }: CallerPerson): Promise<Viewer> {
    const [people, hasPassword] = await Promise.all([this.people.byIds([id]), this.records.hasPassword(id)]);
    const person = people.get(id);
    if (!person) throw new Error('a session without a person');
    return new Viewer({ ...person, hasPassword });
  }
}
