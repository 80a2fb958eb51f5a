import { Injectable } from '@nestjs/common';
import { Access } from '../access/index.ts';
import { type Barrier, Catalogue, type PublishedLesson, type PublishedModule } from '../catalogue/index.ts';
import type { StepSource } from './step.ts';
import { Steps } from './steps.ts';

/** Where a step came from, as one leads back to it. `title` is the lesson's or the case study's. */
export type Origin = { kind: 'block' | 'case'; title: string; path: string };

/** What somebody begins a step with: words to adapt where there are any, and where they came from. */
export type Idea = {
  source: StepSource;
  origin: Origin | undefined;
  situation: string;
  action: string;
  companion: string;
  /** The question of a lesson that led to it. */
  question: string;
  /** What one wrote about what next, looking back on an earlier step. */
  next: string;
  barrier: Barrier | undefined;
};

type Place = { module: PublishedModule; lesson: PublishedLesson; blockKey: string };

/** Ideas for steps, in what is published and in earlier steps of one's own. What is paid for is given to who may open it alone. */
@Injectable()
export class Ideas {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly access: Access,
    private readonly steps: Steps,
  ) {}

  /**
   * What a link named: `les/<module>/<lesson>/<block>` or `voorbeeld/<case>`, by slugs or keys; or `stap/<id>`, one's own.
   * Undefined when there is no such thing, or when it is not for this person.
   */
  async find(personId: string, named: string): Promise<Idea | undefined> {
    const [kind, ...rest] = named.split('/');
    if (kind === 'les' && rest.length === 3) return this.inLesson(personId, rest as [string, string, string]);
    if (kind === 'stap' && rest.length === 1) return this.inStep(personId, rest[0] ?? '');
    if (kind === 'voorbeeld' && rest.length === 1) return this.inCase(rest[0] ?? '');
    return undefined;
  }

  /** Where a step came from; undefined for one's own, and for what is no longer published. */
  async originOf(source: StepSource): Promise<Origin | undefined> {
    if (source.kind === 'case') {
      const found = await this.catalogue.caseStudy(source.caseKey);
      return found && caseOrigin(found.study);
    }
    if (source.kind === 'own') return undefined;
    const module = await this.catalogue.moduleByKey(source.moduleKey);
    const lesson = module?.lessons.find(({ blocks }) => blocks.some(({ key }) => key === source.blockKey));
    return module && lesson && lessonOrigin({ module, lesson, blockKey: source.blockKey });
  }

  private async inLesson(
    personId: string,
    [moduleSlug, lessonSlug, blockKey]: [string, string, string],
  ): Promise<Idea | undefined> {
    const found = await this.catalogue.lessonAt(moduleSlug, lessonSlug);
    if (!found?.lesson.blocks.some(({ key }) => key === blockKey)) return undefined;
    const { module, lesson } = found;
    if (!lesson.free && !(await this.access.mayOpen(personId, module.key))) return undefined;
    const block = lesson.segments.find((one) => one.type !== 'html' && one.key === blockKey);
    const action = block?.type === 'action' ? block : undefined;
    return {
      source: { kind: 'block', moduleKey: module.key, blockKey },
      origin: lessonOrigin({ module, lesson, blockKey }),
      situation: action?.if ?? '',
      action: action?.then ?? '',
      ...{ companion: '', next: '' },
      question: block?.type === 'prompt' ? block.question : '',
      barrier: action?.barrier,
    };
  }

  /** One goes on from an earlier step of one's own. */
  private async inStep(personId: string, id: string): Promise<Idea | undefined> {
    const step = await this.steps.byId(personId, id);
    if (!step) return undefined;
    const { source, barrier } = step;
    const { situation, action, companion, next } = step.words;
    return {
      ...{ source, barrier, situation, action, companion, next },
      origin: await this.originOf(source),
      question: '',
    };
  }

  /** Title and barrier of a case study are for everybody. */
  private async inCase(slug: string): Promise<Idea | undefined> {
    const found = await this.catalogue.caseStudy(slug);
    if (!found) return undefined;
    const { study } = found;
    return {
      source: { kind: 'case', caseKey: study.key },
      origin: caseOrigin(study),
      ...{ situation: '', action: '', companion: '', question: '', next: '' },
      barrier: study.barrier,
    };
  }
}

function lessonOrigin({ module, lesson, blockKey }: Place): Origin {
  return { kind: 'block', title: lesson.title, path: `/leren/${module.slug}/${lesson.slug}#${blockKey}` };
}

function caseOrigin({ slug, title }: { slug: string; title: string }): Origin {
  return { kind: 'case', title, path: `/praktijkvoorbeelden/${slug}` };
}
