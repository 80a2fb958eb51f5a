import { Injectable } from '@nestjs/common';
import type { Subject } from '../access/index.ts';
import { Catalogue } from '../catalogue/index.ts';

/** What is sold, as a checkout and a receipt name it. */
export type Sold = {
  title: string;
  slug: string;
  modules: { key: string; slug: string; lessons: number; minutes: number }[];
};

/** Finds what is sold in the catalogue. */
@Injectable()
export class SoldThings {
  constructor(private readonly catalogue: Catalogue) {}

  /** By key; undefined when it is not published. */
  async find({ kind, key }: Subject): Promise<Sold | undefined> {
    const modules = (await this.catalogue.modules()).map((module) => ({
      key: module.key,
      slug: module.slug,
      title: module.title,
      lessons: module.lessons.length,
      minutes: module.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    }));
    if (kind === 'module') {
      const module = modules.find((one) => one.key === key);
      return module && { title: module.title, slug: module.slug, modules: [module] };
    }
    const programme = (await this.catalogue.programmes()).find((one) => one.key === key);
    if (!programme) return undefined;
    return {
      title: programme.title,
      slug: programme.slug,
      modules: modules.filter((module) => programme.moduleKeys.includes(module.key)),
    };
  }
}
