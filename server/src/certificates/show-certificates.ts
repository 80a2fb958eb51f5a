import { Injectable } from '@nestjs/common';
import { Access, type SubjectKind } from '../access/index.ts';
import { Catalogue, type PublishedModule, type PublishedProgramme } from '../catalogue/index.ts';
import { People } from '../identity/index.ts';
import { type Way, Ways } from '../learning/index.ts';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import type {
  AdministeredCertificate,
  MyCertificates,
  TakableCertificate,
  UnfinishedSubject,
} from './certificate.types.ts';
import { Certificates } from './certificates.ts';
import type { CertificateRow } from './content.ts';
import { mayTakeModule, mayTakeProgramme, partsOf } from './rules.ts';
import { forOwner, forStaff } from './views.ts';

type State = {
  modules: ReadonlyMap<string, PublishedModule>;
  programmes: readonly PublishedProgramme[];
  ways: ReadonlyMap<string, Way>;
  open: ReadonlySet<string>;
  taken: ReadonlySet<string>;
};

const named = (kind: SubjectKind, key: string) => `${kind} ${key}`;

/** What somebody took, may take, and what is left to do. Four statements, however much it is. */
@Injectable()
export class ShowCertificates {
  constructor(
    private readonly certificates: Certificates,
    private readonly catalogue: Catalogue,
    private readonly ways: Ways,
    private readonly access: Access,
    private readonly people: People,
  ) {}

  async run(person: CallerPerson): Promise<MyCertificates> {
    const [modules, programmes] = await Promise.all([this.catalogue.modules(), this.catalogue.programmes()]);
    const keys = modules.map((module) => module.key);
    const [rows, ways, open, people] = await Promise.all([
      this.certificates.of(person.id),
      this.ways.of(person.id),
      this.access.openAmong(person.id, keys),
      this.people.byIds([person.id]),
    ]);
    const name = people.get(person.id)?.name ?? '';
    const state: State = {
      ...{ programmes, ways, open },
      modules: new Map(modules.map((module) => [module.key, module])),
      taken: new Set(rows.filter(isHeld).map((row) => named(row.subjectKind, row.subjectKey))),
    };
    return {
      name,
      certificates: rows.filter(isHeld).map((row) => forOwner(row, name)),
      takable: [...takableProgrammes(state), ...takableModules(state)],
      unfinished: [...unfinishedProgrammes(state), ...unfinishedModules(state)],
    };
  }

  /** For the staff: also what was replaced. */
  async administered(personId: string): Promise<AdministeredCertificate[]> {
    return (await this.certificates.of(personId)).map(forStaff);
  }
}

/** The owner goes on with the one that took its place. */
function isHeld({ replacedAt }: CertificateRow): boolean {
  return replacedAt === null;
}

function takableModules({ modules, ways, open, taken }: State): TakableCertificate[] {
  return [...modules.values()].flatMap((module) => {
    const finishedAt = ways.get(module.key)?.finishedAt;
    if (!finishedAt || taken.has(named('module', module.key))) return [];
    if (!mayTakeModule(module, ways.get(module.key), open)) return [];
    return [{ subjectKind: 'module' as const, subjectKey: module.key, title: module.title, finishedAt }];
  });
}

function takableProgrammes({ programmes, modules, ways, open, taken }: State): TakableCertificate[] {
  return programmes.flatMap((programme) => {
    const parts = partsOf(programme, modules);
    if (taken.has(named('programme', programme.key)) || !mayTakeProgramme(parts, ways, open)) return [];
    const moments = parts.map((part) => ways.get(part.key)?.finishedAt?.getTime() ?? 0);
    const finishedAt = new Date(Math.max(...moments));
    return [{ subjectKind: 'programme' as const, subjectKey: programme.key, title: programme.title, finishedAt }];
  });
}

/** What was begun and can be finished. */
function unfinishedModules({ modules, ways, open }: State): UnfinishedSubject[] {
  return [...modules.values()].flatMap((module) => {
    const way = ways.get(module.key);
    const whole = open.has(module.key) || module.lessons.every((lesson) => lesson.free);
    if (!way || way.finishedAt || !whole) return [];
    const left = module.lessons.length - way.lessonsDone;
    return [{ subjectKind: 'module' as const, slug: module.slug, title: module.title, left }];
  });
}

/** A programme of which something is finished, and not yet all. */
function unfinishedProgrammes({ programmes, modules, ways, open }: State): UnfinishedSubject[] {
  return programmes.flatMap((programme) => {
    const parts = partsOf(programme, modules);
    const left = parts.filter((part) => !mayTakeModule(part, ways.get(part.key), open)).length;
    if (left === 0 || left === parts.length || !parts.every((part) => open.has(part.key))) return [];
    return [{ subjectKind: 'programme' as const, slug: programme.slug, title: programme.title, left }];
  });
}
