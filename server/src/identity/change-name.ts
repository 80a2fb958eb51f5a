import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { Fields } from './fields.ts';
import type { Viewer } from './identity.types.ts';
import { PersonRecords } from './person-records.ts';
import { ShowViewer } from './show-viewer.ts';

@Injectable()
export class ChangeName {
  constructor(
    private readonly records: PersonRecords,
    private readonly show: ShowViewer,
  ) {}

  async run(person: CallerPerson, input: { name: string }): Promise<Viewer> {
    const fields = new Fields();
    const name = fields.name(input.name);
    fields.refuseProblems();
    await this.records.rename(person.id, name);
    return this.show.run(person);
  }
}
