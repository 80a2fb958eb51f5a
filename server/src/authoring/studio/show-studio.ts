import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/index.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { mayWrite } from '../policy.ts';
import { Drafts } from './drafts.ts';
import { Studio, type StudioModule, type StudioPerson } from './studio.types.ts';
import { StudioNames } from './studio-names.ts';
import { Writers } from './writers.ts';

/** The front of the studio: programmes and modules, and who works on what. A fixed number of statements. */
@Injectable()
export class ShowStudio {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly drafts: Drafts,
    private readonly names: StudioNames,
    private readonly writers: Writers,
  ) {}

  async run(person: CallerPerson): Promise<Studio> {
    const [programmes, modules] = [await this.catalogue.programmes(), await this.catalogue.modules()];
    const published = new Set(modules.map(({ key }) => key));
    const [drafts, invited, there] = [await this.drafts.all(), await this.writers.all(), await this.writers.there()];
    const people = await this.names.of([
      ...drafts.flatMap(({ changedBy }) => changedBy ?? []),
      ...invited.map(({ personId }) => personId),
      ...there.map(({ personId }) => personId),
    ]);
    const known = (ids: Iterable<string>): StudioPerson[] => [...new Set(ids)].flatMap((id) => people.get(id) ?? []);
    const invitedTo = (kind: 'module' | 'programme', key: string) =>
      invited.filter((one) => one.kind === kind && one.key === key).map(({ personId }) => personId);
    return Object.assign(new Studio(), {
      everywhere: mayWrite(person.roles, false),
      programmes: programmes.map(({ key, title, moduleKeys }) => {
        return { key, title, modules: moduleKeys, writers: known(invitedTo('programme', key)) };
      }),
      modules: drafts.map(({ key, body, changedAt, changedBy }): StudioModule => {
        const within = programmes.filter(({ moduleKeys }) => moduleKeys.includes(key));
        const all = [...invitedTo('module', key), ...within.flatMap((one) => invitedTo('programme', one.key))];
        return {
          ...{ key, title: body.title, lessonCount: body.lessons.length, changedAt },
          mine: mayWrite(person.roles, all.includes(person.id)),
          published: published.has(key),
          changedBy: changedBy === null ? null : (people.get(changedBy) ?? null),
          writers: known(all),
          here: known(there.flatMap((one) => (one.moduleKey === key ? [one.personId] : []))),
        };
      }),
    } satisfies Studio);
  }
}
