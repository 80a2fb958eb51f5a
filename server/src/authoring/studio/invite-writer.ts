import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/index.ts';
import { People } from '../../identity/index.ts';
import { Database } from '../../platform/database/database.ts';
import type { CallerPerson } from '../../platform/graphql/caller.ts';
import { NotFound, refuseUnless } from '../../platform/graphql/refusal.ts';
import { mayWrite } from '../policy.ts';
import { Drafts } from './drafts.ts';
import { foundDraft } from './show-draft.ts';
import { WritersChanged } from './studio.types.ts';
import { StudioFields } from './studio-fields.ts';
import { StudioNames } from './studio-names.ts';
import { type InvitedTo, Writers } from './writers.ts';

/** Lets an author write in a module or in all modules of a programme, or ends it. Who writes there may invite. */
@Injectable()
export class InviteWriter {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly drafts: Drafts,
    private readonly people: People,
    private readonly names: StudioNames,
    private readonly writers: Writers,
  ) {}

  /** @throws Refusal with NotFound or InvalidInput */
  async run(person: CallerPerson, to: InvitedTo, email: string): Promise<WritersChanged> {
    await this.admit(person, to);
    const fields = new StudioFields();
    const somebody = await this.people.byEmail(email.slice(0, 300));
    const writes = somebody?.roles.some((role) => role === 'author' || role === 'administrator');
    // whether somebody without that role has an account is nobody's business
    if (!somebody || !writes) fields.add('email', 'studio.problem.no-author');
    fields.refuse();
    if (somebody) await this.writers.invite(to, somebody.id, person.id);
    return this.changed(to);
  }

  /** @throws Refusal with NotFound */
  async drop(person: CallerPerson, to: InvitedTo, personId: string): Promise<WritersChanged> {
    await this.admit(person, to);
    await this.database.transaction(() => this.writers.drop(to, personId));
    return this.changed(to);
  }

  private async admit(person: CallerPerson, to: InvitedTo): Promise<void> {
    if (to.kind === 'module') {
      await this.writers.admit(person, to.key);
      foundDraft(await this.drafts.find(to.key));
      return;
    }
    const programmes = await this.catalogue.programmes();
    const there = programmes.some(({ key }) => key === to.key);
    const invited = there && (await this.writers.isInvited(to, person.id));
    refuseUnless(there && mayWrite(person.roles, invited), () => new NotFound());
  }

  private async changed(to: InvitedTo): Promise<WritersChanged> {
    return Object.assign(new WritersChanged(), { writers: await this.names.writersOf(to) });
  }
}
