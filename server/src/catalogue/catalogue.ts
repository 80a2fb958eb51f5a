import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { SharedPages } from '../platform/http/shared-pages.ts';
import { Live } from '../platform/live/live.ts';
import type { CaseContent, ContentKind, ModuleContent, ProgrammeContent } from './content.ts';
import { type FormerKeys, FormerSlugs } from './former-slugs.ts';
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
  type VersionedModule,
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
  /** Asked of the database when somebody comes by an address that nothing has now. */
  former: () => Promise<FormerKeys>;
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
    private readonly former: FormerSlugs,
  ) {
    live.subscribe(TOPIC, () => this.forget());
    live.whenGap(() => this.forget());
  }

  /** In the order in which they were first published. */
  async modules(): Promise<readonly PublishedModule[]> {
    return (await this.snapshot()).modules;
  }

  /** By its slug, or else by its key, or else by a slug it had before. */
  async module(slugOrKey: string): Promise<PublishedModule | undefined> {
    const { moduleBySlug, moduleByKey } = await this.snapshot();
    return moduleBySlug.get(slugOrKey) ?? moduleByKey.get(slugOrKey) ?? this.moduleAt(slugOrKey);
  }

  /** By an address of it: the slug it has, or else one it had before. */
  async moduleAt(slug: string): Promise<PublishedModule | undefined> {
    const { moduleBySlug, moduleByKey, former } = await this.snapshot();
    return moduleBySlug.get(slug) ?? moduleByKey.get((await former())('module', slug) ?? '');
  }

  async moduleByKey(key: string): Promise<PublishedModule | undefined> {
    return (await this.snapshot()).moduleByKey.get(key);
  }

  /** A version of a module as it was published, also when another one holds by now. */
  async moduleVersion(key: string, number: number): Promise<VersionedModule | undefined> {
    const now = await this.moduleByKey(key);
    if (now?.version === number) return now;
    const [row] = await this.database.query<{ content: ModuleContent }>(
      "select content from catalogue.version where kind = 'module' and key = $1 and number = $2",
      [key, number],
    );
    return row?.content;
  }

  /** Whether some version of a module asked this, also when none that holds does. */
  async everAsked(moduleKey: string, promptKey: string): Promise<boolean> {
    const [row] = await this.database.query<{ asked: boolean }>(
      `select exists (select 1 from catalogue.version where kind = 'module' and key = $1 and jsonb_path_exists(
         content, '$.lessons[*].blocks[*] ? (@.kind == "prompt" && @.key == $prompt)', jsonb_build_object('prompt', $2::text)
       )) as asked`,
      [moduleKey, promptKey],
    );
    return row?.asked ?? false;
  }

  /**
   * By the slugs it and its module have, or else by those they had before. Where another module has the slug by now, the
   * lessons that it does not have are still those of the module before.
   */
  async lessonAt(
    moduleSlug: string,
    lessonSlug: string,
  ): Promise<{ module: PublishedModule; lesson: PublishedLesson } | undefined> {
    const { moduleByKey, former } = await this.snapshot();
    const now = await this.module(moduleSlug);
    const live = now?.lessons.find((one) => one.slug === lessonSlug);
    if (now && live) return { module: now, lesson: live };
    const formerKey = await former();
    for (const module of [now, moduleByKey.get(formerKey('module', moduleSlug) ?? '')]) {
      const key = module && formerKey('lesson', lessonSlug, module.key);
      const lesson =
        module?.lessons.find((one) => one.slug === lessonSlug) ?? module?.lessons.find((one) => one.key === key);
      if (module && lesson) return { module, lesson };
    }
    return undefined;
  }

  async programmes(): Promise<readonly PublishedProgramme[]> {
    return (await this.snapshot()).programmes;
  }

  /** By an address of it: the slug it has, or else one it had before. */
  async programmeAt(slug: string): Promise<PublishedProgramme | undefined> {
    const { programmes, former } = await this.snapshot();
    const live = programmes.find((programme) => programme.slug === slug);
    if (live) return live;
    const key = (await former())('programme', slug);
    return programmes.find((programme) => programme.key === key);
  }

  /** Case studies that stand in a lesson, in the order in which one meets them; nobody could open the others. */
  async cases(): Promise<readonly PlacedCase[]> {
    return (await this.snapshot()).cases;
  }

  /** By its slug, or else by its key, or else by a slug it had before. */
  async caseStudy(slugOrKey: string): Promise<PlacedCase | undefined> {
    const { cases, former } = await this.snapshot();
    const byKey = (key: string | undefined) => cases.find(({ study }) => study.key === key);
    const live = cases.find(({ study }) => study.slug === slugOrKey) ?? byKey(slugOrKey);
    return live ?? byKey((await former())('case', slugOrKey));
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
      former: once(() => this.former.read()),
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

/** Asks once and remembers the answer; a question that failed is asked again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
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
