import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { SharedPages } from '../platform/http/shared-pages.ts';
import { Live } from '../platform/live/live.ts';
import type { CaseContent, ContentKind, ModuleContent, ProgrammeContent } from './content.ts';
import {
  type PlacedCase,
  type PublishedCase,
  type PublishedLesson,
  type PublishedModule,
  type PublishedProgramme,
  placedCases,
  publishedCase,
  publishedModule,
  publishedProgramme,
} from './published.ts';
import { TOPIC } from './topic.ts';

type Pointer = { kind: ContentKind; key: string; id: string; publishedAt: Date; updatedAt: Date };
type Version = { id: string; number: number; content: ModuleContent | ProgrammeContent | CaseContent };

/** One thing that is published, with its kind. */
type Published =
  | Readonly<{ kind: 'module'; it: PublishedModule }>
  | Readonly<{ kind: 'programme'; it: PublishedProgramme }>
  | Readonly<{ kind: 'case'; it: PublishedCase }>;

/** Everything that is published at one moment. */
type Snapshot = Readonly<{
  modules: readonly PublishedModule[];
  programmes: readonly PublishedProgramme[];
  cases: readonly PlacedCase[];
  moduleBySlug: ReadonlyMap<string, PublishedModule>;
  moduleByKey: ReadonlyMap<string, PublishedModule>;
}>;

/** What a search engine may know: slugs, and when what is behind them changed last. */
export type SitemapEntry = { slug: string; updatedAt: Date; freeLessons: readonly string[] };

/**
 * What is published, from this process's memory. Versions are immutable, so they are kept as long as they hold; which
 * ones hold is read anew when a publication is heard, when notices may have been missed, and each time while none arrive.
 */
@Injectable()
export class Catalogue {
  private current: Promise<Snapshot> | undefined;
  private kept = new Map<string, Published>();

  constructor(
    private readonly database: Database,
    private readonly live: Live,
    private readonly pages: SharedPages,
  ) {
    live.subscribe(TOPIC, () => this.forget());
    live.whenGap(() => this.forget());
  }

  /** In the order in which they were first published. */
  async modules(): Promise<readonly PublishedModule[]> {
    return (await this.snapshot()).modules;
  }

  /** By its slug, or else by its key. */
  async module(slugOrKey: string): Promise<PublishedModule | undefined> {
    const { moduleBySlug, moduleByKey } = await this.snapshot();
    return moduleBySlug.get(slugOrKey) ?? moduleByKey.get(slugOrKey);
  }

  async moduleByKey(key: string): Promise<PublishedModule | undefined> {
    return (await this.snapshot()).moduleByKey.get(key);
  }

  async lesson(moduleSlug: string, lessonSlug: string): Promise<PublishedLesson | undefined> {
    return (await this.module(moduleSlug))?.lessons.find((lesson) => lesson.slug === lessonSlug);
  }

  async programmes(): Promise<readonly PublishedProgramme[]> {
    return (await this.snapshot()).programmes;
  }

  async programme(slug: string): Promise<PublishedProgramme | undefined> {
    return (await this.programmes()).find((programme) => programme.slug === slug);
  }

  /** Case studies that stand in a lesson, in the order in which one meets them; nobody could open the others. */
  async cases(): Promise<readonly PlacedCase[]> {
    return (await this.snapshot()).cases;
  }

  /** By its slug, or else by its key. */
  async caseStudy(slugOrKey: string): Promise<PlacedCase | undefined> {
    const cases = await this.cases();
    return cases.find(({ study }) => study.slug === slugOrKey) ?? cases.find(({ study }) => study.key === slugOrKey);
  }

  /** What a site map lists: modules with their free lessons, programmes, and case studies. */
  async sitemap(): Promise<{ modules: SitemapEntry[]; programmes: SitemapEntry[]; cases: SitemapEntry[] }> {
    const { modules, programmes, cases } = await this.snapshot();
    return {
      modules: modules.map(({ slug, updatedAt, lessons }) => ({
        slug,
        updatedAt,
        freeLessons: lessons.filter((lesson) => lesson.free).map((lesson) => lesson.slug),
      })),
      programmes: programmes.map(({ slug, updatedAt }) => ({ slug, updatedAt, freeLessons: [] })),
      cases: cases.map(({ study: { slug, updatedAt } }) => ({ slug, updatedAt, freeLessons: [] })),
    };
  }

  /** Lets the next question be answered from the database. */
  forget(): void {
    this.current = undefined;
    this.pages.forget();
  }

  private snapshot(): Promise<Snapshot> {
    // inside a transaction one must see what it changed itself, and nobody else may
    if (this.database.insideTransaction && !this.current) return this.read();
    if (!this.live.connected) return this.read();
    if (!this.current) {
      const reading = this.read();
      this.current = reading;
      reading.catch(() => {
        if (this.current === reading) this.current = undefined;
      });
    }
    return this.current;
  }

  private async read(): Promise<Snapshot> {
    const pointers = await this.database.query<Pointer>(
      `select kind, key, version_id as id, first_published_at as "publishedAt", changed_at as "updatedAt"
       from catalogue.current order by place`,
    );
    const published = await this.published(pointers);
    const modules = published.flatMap((one) => (one.kind === 'module' ? [one.it] : []));
    const programmes = published.flatMap((one) => (one.kind === 'programme' ? [one.it] : []));
    const cases = published.flatMap((one) => (one.kind === 'case' ? [one.it] : []));
    return {
      modules,
      programmes,
      cases: placedCases(cases, modules),
      moduleBySlug: new Map(modules.map((module) => [module.slug, module])),
      moduleByKey: new Map(modules.map((module) => [module.key, module])),
    };
  }

  /** The versions pointed at; those that this process has already are not read again. */
  private async published(pointers: readonly Pointer[]): Promise<Published[]> {
    const known = this.kept;
    const missing = pointers.filter((pointer) => !known.has(nameOf(pointer))).map((pointer) => pointer.id);
    const rows =
      missing.length === 0
        ? []
        : await this.database.query<Version>(
            'select id, number, content from catalogue.version where id = any($1::uuid[])',
            [missing],
          );
    const versions = new Map(rows.map((row) => [row.id, row]));
    const published = pointers.map((pointer) => known.get(nameOf(pointer)) ?? make(pointer, versions.get(pointer.id)));
    if (!this.database.insideTransaction) {
      this.kept = new Map(pointers.flatMap((pointer, at) => keep(pointer, published[at])));
    }
    return published;
  }
}

function keep(pointer: Pointer, published: Published | undefined): [string, Published][] {
  return published ? [[nameOf(pointer), published]] : [];
}

function nameOf({ id, updatedAt }: Pointer): string {
  return `${id} ${updatedAt.getTime()}`;
}

function make(pointer: Pointer, version: Version | undefined): Published {
  if (!version) throw new Error('a version that holds is gone');
  const { kind, key, publishedAt, updatedAt } = pointer;
  const when = { key, version: version.number, publishedAt, updatedAt };
  switch (kind) {
    case 'module':
      return { kind, it: publishedModule(version.content as ModuleContent, when) };
    case 'programme':
      return { kind, it: publishedProgramme(version.content as ProgrammeContent, when) };
    case 'case':
      return { kind, it: publishedCase(version.content as CaseContent, when) };
  }
}
