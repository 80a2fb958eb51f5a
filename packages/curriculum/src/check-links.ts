import type { LessonDocument } from '@fluxus/lesson-document';
import type { LessonManuscript, ModuleManuscript, ProgrammeManuscript, WorkshopManuscript } from './manuscripts.ts';
import { slugOfLesson } from './parse-lesson.ts';
import type { Surroundings } from './surroundings.ts';

/** Pages of the site that are there whatever is published. */
const STANDING = `/ /modules /praktijkvoorbeelden /workshops /leren /account /account/nieuw /aanmelden
  /over-ons /voorwaarden /privacy /toegankelijkheid /herroepen`.split(/\s+/);

type Node = Readonly<{
  content?: readonly Node[];
  marks?: readonly Readonly<{ type: string; attrs?: Readonly<{ href?: string }> }>[];
}>;
type Parts = Readonly<{
  modules: readonly ModuleManuscript[];
  programme: ProgrammeManuscript;
  workshops: readonly WorkshopManuscript[];
}>;

/** Says which links in lessons lead to a page, a lesson, a case or a block that is not there. */
export function checkLinks({ modules, programme, workshops }: Parts, surroundings: Surroundings): void {
  const pages = new Set([
    ...STANDING,
    `/opleidingen/${programme.slug}`,
    ...[...surroundings.cases].map((key) => `/praktijkvoorbeelden/${key}`),
    ...workshops.map(({ slug }) => `/workshops/${slug}`),
    ...modules.flatMap(({ slug, lessons }) => [
      `/modules/${slug}`,
      `/leren/${slug}`,
      ...lessons.map((lesson) => `/leren/${slug}/${lesson.slug}`),
    ]),
  ]);
  for (const module of modules) for (const lesson of module.lessons) checkLesson(module, lesson, pages, surroundings);
}

function checkLesson(
  module: ModuleManuscript,
  { slug, document }: LessonManuscript,
  pages: ReadonlySet<string>,
  { files, faults }: Surroundings,
): void {
  const file = [...files.keys()].find(
    (name) => name.startsWith(`modules/${module.key}/`) && slugOfLesson(name) === slug,
  );
  const lines = (files.get(file ?? '') ?? '').split('\n');
  const blocks = new Set(document.content.map(({ attrs }) => attrs.key));
  for (const href of linksIn(document)) {
    const line = lines.findIndex((text) => text.includes(href)) + 1;
    const [page = '', place] = href.split('#');
    if (page === '' && !blocks.has(place ?? ''))
      faults.add(
        file ?? '',
        line,
        `De link ${href} leidt naar een blok dat niet in deze les staat. Verbeter de sleutel.`,
      );
    else if (page.startsWith('/') && !pages.has(page.split('?')[0] ?? ''))
      faults.add(file ?? '', line, `De link ${href} leidt naar een bladzijde die er niet is. Verbeter het adres.`);
  }
}

/** Addresses of all links in a document, each once. */
function linksIn(document: LessonDocument): Set<string> {
  const links = new Set<string>();
  const visit = ({ content = [], marks = [] }: Node): void => {
    for (const { type, attrs } of marks) if (type === 'link' && attrs?.href !== undefined) links.add(attrs.href);
    for (const child of content) visit(child);
  };
  visit(document as Node);
  return links;
}
