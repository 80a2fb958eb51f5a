import { Injectable } from '@nestjs/common';
import { Catalogue, type PlacedCase, type PublishedModule } from '../catalogue/index.ts';
import { type Workshop, WorkshopSubjects } from '../workshops/index.ts';
import { WORKSHOP_OPENING } from './openings.ts';

export const PLACE_KINDS = ['lesson', 'case', 'module', 'workshop'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What people can talk about, as it is published now. */
export type Place = Readonly<{
  /** Its stable name: `module:<key>`, `lesson:<module>/<lesson>`, `case:<key>` or `workshop:<key>`. */
  anchor: string;
  kind: PlaceKind;
  title: string;
  /** Where it is read. */
  path: string;
  /** The modules that open it; of a workshop, itself: see `WORKSHOP_OPENING`. */
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
  private readonly prepared = new WeakMap<
    readonly PublishedModule[],
    { workshops: readonly Workshop[]; map: PlaceMap }
  >();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly workshops: WorkshopSubjects,
  ) {}

  async all(): Promise<PlaceMap> {
    const [modules, workshops] = await Promise.all([this.catalogue.modules(), this.workshops.all()]);
    const known = this.prepared.get(modules);
    if (known?.workshops === workshops) return known.map;
    const map = placesIn(modules, await this.catalogue.cases(), workshops);
    this.prepared.set(modules, { workshops, map });
    return map;
  }
}

function placesIn(
  modules: readonly PublishedModule[],
  cases: readonly PlacedCase[],
  workshops: readonly Workshop[],
): PlaceMap {
  const places: Place[] = [
    ...modules.flatMap((module) => [moduleAsPlace(module), ...lessonsOf(module)]),
    ...workshops.map(workshopAsPlace),
  ];
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

function workshopAsPlace({ key, slug, title }: Workshop): Place {
  const opening = `${WORKSHOP_OPENING}${key}`;
  const anchor = anchorOf('workshop', key);
  return { anchor, kind: 'workshop', title, path: `/workshops/${slug}`, moduleKeys: [opening], free: false };
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
