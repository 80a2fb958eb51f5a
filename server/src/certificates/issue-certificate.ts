import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/index.ts';
import { Catalogue, type PublishedModule, type VersionedModule } from '../catalogue/index.ts';
import { People } from '../identity/index.ts';
import { type Way, Ways } from '../learning/index.ts';
import { Clock } from '../platform/clock.ts';
import { CONFIG, type Config } from '../platform/config/config.ts';
import { Database } from '../platform/database/database.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { NotFound, refuse, refuseUnless } from '../platform/graphql/refusal.ts';
import { NameMissing, NotFinished } from './certificate.types.ts';
import { Certificates } from './certificates.ts';
import {
  type CertificateContent,
  type CertificateRow,
  type CertifiedModule,
  type CertifiedSubject,
  minutesOf,
} from './content.ts';
import { mayTakeModule, mayTakeProgramme, partsOf } from './rules.ts';

type Finished = { module: PublishedModule; way: Way };

/** Somebody who finished a module or a programme takes the attest of it: one, however often they ask. */
@Injectable()
export class IssueCertificate {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly ways: Ways,
    private readonly access: Access,
    private readonly people: People,
    private readonly certificates: Certificates,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(person: CallerPerson, subject: CertifiedSubject): Promise<CertificateRow> {
    // no key of ours holds what a database cannot
    if (/[\p{Cc}\p{Cs}]/u.test(subject.key)) refuse(new NotFound());
    return this.database.transaction(async () => {
      const existing = await this.certificates.held(person.id, subject);
      if (existing) return existing;
      const { title, promise, parts } = await this.finished(person.id, subject);
      const name = (await this.people.byIds([person.id])).get(person.id)?.name ?? '';
      refuseUnless(name !== '', () => new NameMissing());
      const modules = await Promise.all(parts.map((part) => this.certified(part)));
      const [only] = modules;
      const content: CertificateContent = {
        name,
        // the name of a module may have changed since; that of a programme is the one of today
        ...(subject.kind === 'module' && only ? { title: only.title, promise: only.promise } : { title, promise }),
        minutes: minutesOf(modules),
        beganAt: earliest(parts.map(({ way }) => way.startedAt)),
        finishedAt: latest(parts.map(({ way }) => way.finishedAt ?? way.startedAt)),
        modules,
        organiser: organiserOf(this.config),
      };
      const added = await this.certificates.add({ personId: person.id, ...subject, content, now: this.clock.now() });
      // another device was first: its attest is the attest
      const held = added ?? (await this.certificates.held(person.id, subject));
      if (!held) throw new Error('an attest that somebody has is gone');
      return held;
    });
  }

  /** What is to be certified, if all of it is finished. @throws Refusal with NotFound or NotFinished */
  private async finished(
    personId: string,
    { kind, key }: CertifiedSubject,
  ): Promise<{ title: string; promise: string; parts: Finished[] }> {
    const modules = new Map((await this.catalogue.modules()).map((module) => [module.key, module]));
    const programme =
      kind === 'programme' ? (await this.catalogue.programmes()).find((one) => one.key === key) : undefined;
    const subject = kind === 'programme' ? programme : modules.get(key);
    refuseUnless(subject, () => new NotFound());
    const parts = partsOf(programme ?? { moduleKeys: [key] }, modules);
    const ways = await this.ways.of(personId);
    const open = await this.access.openAmong(
      personId,
      parts.map((part) => part.key),
    );
    const may = programme
      ? mayTakeProgramme(parts, ways, open)
      : parts.every((module) => mayTakeModule(module, ways.get(module.key), open));
    if (!may) refuse(new NotFinished());
    return {
      title: subject.title,
      promise: subject.promise,
      parts: parts.flatMap((module) => {
        const way = ways.get(module.key);
        return way ? [{ module, way }] : [];
      }),
    };
  }

  /** A module in the version in which it was finished; who finished before versions were noted gets the one of today. */
  private async certified({ module, way }: Finished): Promise<CertifiedModule> {
    const { finishedVersion } = way;
    const version = finishedVersion ? await this.catalogue.moduleVersion(module.key, finishedVersion) : undefined;
    const { title, promise, lessons }: VersionedModule = version ?? module;
    return {
      ...{ key: module.key, title, promise },
      prompts: lessons.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'prompt').length,
      lessons: lessons.map((lesson) => ({ title: lesson.title, phase: lesson.phase, minutes: lesson.minutes })),
    };
  }
}

export function organiserOf({ publisher }: Pick<Config, 'publisher'>): CertificateContent['organiser'] {
  return { name: publisher.name, address: publisher.address, number: publisher.number };
}

function earliest(moments: readonly Date[]): string {
  return new Date(Math.min(...moments.map((at) => at.getTime()))).toISOString();
}

function latest(moments: readonly Date[]): string {
  return new Date(Math.max(...moments.map((at) => at.getTime()))).toISOString();
}
