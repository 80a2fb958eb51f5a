import { Injectable } from '@nestjs/common';
import { People, type Person } from '../identity/index.ts';

const MOST = 500;

/** Who can stand behind a date: people with the role of facilitator. */
@Injectable()
export class Facilitators {
  constructor(private readonly people: People) {}

  /** By name. */
  async all(): Promise<Person[]> {
    const people = await this.people.withRole('facilitator', MOST);
    return people.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
  }

  /** Those of these who are facilitators. */
  async among(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const all = new Set((await this.all()).map((person) => person.id));
    return ids.filter((id) => all.has(id));
  }

  /** Their names by id, in one statement; of those who have one. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const people = await this.people.byIds(ids);
    return new Map([...people].flatMap(([id, { name }]) => (name === '' ? [] : [[id, name]])));
  }
}
