import { Injectable } from '@nestjs/common';
import { type Publication, Publications } from '../catalogue/index.ts';
import { MediaForLessons } from '../media/index.ts';
import { Database } from '../platform/database/database.ts';
import { systemCaller } from '../platform/graphql/caller.ts';
import { LoadedSources, type Source } from './loaded-sources.ts';
import type { CaseManuscript, Drawings, ModuleManuscript, ProgrammeManuscript } from './manuscripts.ts';
import { mediaNamedIn } from './media-in-lessons.ts';
import { PublishCases, renderCase } from './publish-cases.ts';
import { PublishModule } from './publish-module.ts';
import { PublishProgramme } from './publish-programme.ts';
import { renderModule } from './render-module.ts';
import { Drafts } from './studio/drafts.ts';
import { KeptDrawings } from './studio/kept-drawings.ts';
import { TakeManuscript } from './studio/take-manuscript.ts';

/** What the repository holds to be published. */
export type Manuscripts = Readonly<{
  programmes: readonly ProgrammeManuscript[];
  modules: readonly ModuleManuscript[];
  cases: readonly CaseManuscript[];
  drawings: Drawings;
}>;

/** How many of each were published by a load; what held already does not count. */
export type Loaded = Readonly<{
  programmes: number;
  modules: number;
  cases: number;
  /** Modules whose file changed, and which were not loaded because somebody wrote in them in the studio. */
  left: readonly string[];
}>;

/**
 * Publishes what changed in the repository since it was last loaded from there. A module in which somebody wrote in the
 * studio is theirs from then on: its file is left alone, and told when it changes. What nobody else published is made anew when a drawing, a
 * case study in it or the rendering changed.
 */
@Injectable()
export class LoadCurriculum {
  constructor(
    private readonly database: Database,
    private readonly publications: Publications,
    private readonly loaded: LoadedSources,
    private readonly drafts: Drafts,
    private readonly drawings: KeptDrawings,
    private readonly media: MediaForLessons,
    private readonly taking: TakeManuscript,
    private readonly publishCases: PublishCases,
    private readonly publishModule: PublishModule,
    private readonly publishProgramme: PublishProgramme,
  ) {}

  /**
   * All of it or nothing. A module knows its cases, a programme its modules, so they come in this order.
   * @throws ManuscriptFault
   */
  async run({ programmes, modules, cases, drawings }: Manuscripts): Promise<Loaded> {
    const rendered = new Map(cases.map((one) => [one.key, renderCase(one, drawings)]));
    const media = await this.media.find(mediaNamedIn(modules.flatMap((one) => one.lessons)));
    const library = { cases: rendered, drawings, media };
    const outcomes = new Map(modules.map((one) => [one.key, renderModule(one, library)]));
    return this.database.transaction(async () => {
      await this.publications.lock();
      await this.drawings.keep(drawings);
      const left: string[] = [];
      // from here on nobody writes in these until all of it is loaded
      for (const { key } of modules) await this.drafts.lock(key);
      const touched = await this.drafts.touchedOf(modules.map((one) => one.key));
      const counts = {
        cases: await this.publish(
          'case',
          cases,
          (one) => rendered.get(one.key),
          async (one) => {
            const [publication] = await this.publishCases.run(systemCaller, [one], drawings);
            return publication;
          },
        ),
        modules: await this.publish(
          'module',
          modules,
          (one) => outcomes.get(one.key),
          (one) => this.publishModule.run(systemCaller, one, drawings),
          (one) => {
            if (touched.get(one.key)) left.push(one.key);
            return touched.get(one.key) ?? false;
          },
        ),
        programmes: await this.publish(
          'programme',
          programmes,
          (one) => one,
          (one) => this.publishProgramme.run(systemCaller, one),
        ),
      };
      for (const one of modules) if (!touched.get(one.key)) await this.taking.follow(one);
      return { ...counts, left };
    });
  }

  private async publish<Manuscript extends Readonly<{ key: string }>>(
    kind: 'case' | 'module' | 'programme',
    manuscripts: readonly Manuscript[],
    made: (manuscript: Manuscript) => unknown,
    publish: (manuscript: Manuscript) => Promise<Publication | undefined>,
    leave: (manuscript: Manuscript) => boolean = () => false,
  ): Promise<number> {
    let count = 0;
    for (const manuscript of manuscripts) {
      const what = `${kind} ${manuscript.key}`;
      const source: Source = { source: manuscript, outcome: made(manuscript) };
      const { state, versionId } = await this.loaded.compare(what, source);
      const ours = async () => versionId === (await this.publications.held(kind, manuscript.key));
      if (state === 'same' || (state === 'made anew' && !(await ours()))) continue;
      if (state === 'rewritten' && leave(manuscript)) continue;
      const publication = await publish(manuscript);
      await this.loaded.keep(what, source, publication?.id);
      if (publication?.changed) count += 1;
    }
    return count;
  }
}
