import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { Fields } from './fields.ts';
import { LocaleChanged } from './identity.types.ts';
import { PersonRecords } from './person-records.ts';

/** Changes the language of the interface: of a person wherever they sign in, of a visitor in this browser. */
@Injectable()
export class ChangeLocale {
  constructor(private readonly records: PersonRecords) {}

  async run(person: CallerPerson | undefined, input: { locale: string }): Promise<LocaleChanged> {
    const fields = new Fields();
    const locale = fields.locale(input.locale);
    fields.refuseProblems();
    if (person) await this.records.speak(person.id, locale);
    return new LocaleChanged(locale);
  }
}
