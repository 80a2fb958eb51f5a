import { Injectable } from '@nestjs/common';
import { Catalogue, type PlacedCase, type PublishedModule } from '../catalogue/index.ts';

export const PLACE_KINDS = ['lesson', 'case', 'module'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What people can talk about, as it is published now. */
export type Place = Readonly<{
  /** Its stable name: `module:<key>`, `lesson:<module>/<lesson>` or `case:<key>`. */
  anchor: string;
  kind: PlaceKind;
  title: string;
  /** Where it is read. */
  path: string;
  /** The modules that open it. */
  moduleKeys: readonly string[];
  /** Whether everybody may read it. */
  free: boolean;
}>;

/** Everything there is to talk about, by anchor. */
export type PlaceMap = ReadonlyMap<string, Place>;

export function anchorOf(kind: PlaceKind, key: string): string {
  return `${kind}:${key}`;
}

/** Lays out what can be talked about; made once as long as what is published holds. */
@Injectable()
export class Places {
  private readonly prepared = new WeakMap<readonly PublishedModule[], PlaceMap>();

  constructor(private readonly catalogue: Catalogue) {}

  async all(): Promise<PlaceMap> {
    const modules = await this.catalogue.modules();
    const known = this.prepared.get(modules);
    if (known) return known;
    const made = placesIn(modules, await this.catalogue.cases());
    this.prepared.set(modules, made);
    return made;
  }
}

function placesIn(modules: readonly PublishedModule[], cases: readonly PlacedCase[]): PlaceMap {
  const places: Place[] = [...modules.flatMap((module) => [moduleAsPlace(module), ...lessonsOf(module)])];
  for (const { study, places: where } of cases) {
    places.push({
      ...{ anchor: anchorOf('case', study.key), kind: 'case', title: study.title },
      path: `/praktijkvoorbeelden/${study.slug}`,
      moduleKeys: where.map(({ module }) => module.key),
      free: where.some(({ lessons }) => lessons.some((lesson) => lesson.free)),
    });
  }
  return new Map(places.map((place) => [place.anchor, place]));
}

function moduleAsPlace({ key, slug, title }: PublishedModule): Place {
  const path = `/modules/${slug}`;
  return { anchor: anchorOf('module', key), kind: 'module', title, path, moduleKeys: [key], free: false };
}

function lessonsOf(module: PublishedModule): Place[] {
  return module.lessons.map((lesson) => ({
    anchor: anchorOf('lesson', `${module.key}/${lesson.key}`),
    kind: 'lesson',
    title: lesson.title,
    path: `/leren/${module.slug}/${lesson.slug}`,
    moduleKeys: [module.key],
    free: lesson.free,
  }));
}
