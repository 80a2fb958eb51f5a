import { Injectable } from '@nestjs/common';
import {
  Catalogue,
  type PlacedCase,
  type PublishedLesson,
  type PublishedModule,
  type PublishedProgramme,
} from '../catalogue/index.ts';
import { Index } from './word-index.ts';

export const PUBLISHED_KINDS = ['programme', 'module', 'lesson', 'case'] as const;

/**
 * A text that can be found. What is paid for stands in it twice: once as everybody may know it (`whole` false) and once
 * as those read it who have a module that opens it (`opens`), so that nobody is led by words that they may not read.
 */
export type Findable = Readonly<{
  id: string;
  kind: (typeof PUBLISHED_KINDS)[number] | 'workshop';
  title: string;
  place: string;
  path: string;
  text: string;
  /** Words that it is found by and that are no part of its text. */
  tags?: string;
  whole: boolean;
  /** Keys of the modules of which one opens it; empty where it is for everybody. */
  opens: readonly string[];
}>;

/** Everything that is published, laid out to be searched: made once, as long as what is published holds. */
@Injectable()
export class SearchShelves {
  private kept: { of: readonly unknown[]; index: Index; moduleKeys: readonly string[] } | undefined;

  constructor(private readonly catalogue: Catalogue) {}

  async index(): Promise<{ index: Index; moduleKeys: readonly string[] }> {
    const [programmes, modules, cases] = await Promise.all([
      this.catalogue.programmes(),
      this.catalogue.modules(),
      this.catalogue.cases(),
    ]);
    const of = [programmes, modules, cases];
    if (this.kept?.of.every((one, at) => one === of[at])) return this.kept;
    const findables = [
      ...programmes.map(programmeAt),
      ...modules.flatMap((module) => [moduleAt(module), ...module.lessons.flatMap((one) => lessonAt(module, one))]),
      ...cases.flatMap(caseAt),
    ];
    this.kept = { of, index: new Index(findables), moduleKeys: modules.map(({ key }) => key) };
    return this.kept;
  }
}

const whole = { whole: true, opens: [] } as const;

function programmeAt({ key, slug, title, promise }: PublishedProgramme): Findable {
  return {
    id: `programme ${key}`,
    kind: 'programme',
    title,
    place: '',
    path: `/opleidingen/${slug}`,
    text: promise,
    ...whole,
  };
}

function moduleAt({ key, slug, title, subtitle, promise, able, forWhom }: PublishedModule): Findable {
  const text = [subtitle, promise, ...able, forWhom].join(' ');
  return { id: `module ${key}`, kind: 'module', title, place: '', path: `/modules/${slug}`, text, ...whole };
}

function lessonAt(module: PublishedModule, { key, slug, title, lead, free, text }: PublishedLesson): Findable[] {
  const lesson = { kind: 'lesson', title, place: module.title, path: `/leren/${module.slug}/${slug}` } as const;
  const id = `lesson ${module.key} ${key}`;
  if (free) return [{ ...lesson, id, text: `${lead} ${text}`, ...whole }];
  return [
    { ...lesson, id, text: lead, whole: false, opens: [module.key] },
    { ...lesson, id: `${id} whole`, text: `${lead} ${text}`, whole: true, opens: [module.key] },
  ];
}

function caseAt({ study, places }: PlacedCase): Findable[] {
  const { key, slug, title, age, channel, situation, approach, effect = '', questions } = study;
  const [first] = places;
  const found = {
    kind: 'case',
    title,
    place: first?.module.title ?? '',
    tags: `${age} ${channel}`,
    path: `/praktijkvoorbeelden/${slug}`,
  } as const;
  const all = [situation, approach, effect, ...questions].join(' ');
  const id = `case ${key}`;
  if (places.some(({ lessons }) => lessons.some((lesson) => lesson.free)))
    return [{ ...found, id, text: all, ...whole }];
  const opens = places.map(({ module }) => module.key);
  return [
    { ...found, id, text: situation, whole: false, opens },
    { ...found, id: `${id} whole`, text: all, whole: true, opens },
  ];
}
