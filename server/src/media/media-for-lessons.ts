import type { PictureToShow } from '@fluxus/lesson-document';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Items, type WholeItem } from './items.ts';
import { addressOf, SOURCE_PREFIX } from './media-views.ts';
import type { MediaKind } from './recognise.ts';

/** A medium as a version freezes it: addresses that never change, of files that stay as long as the version does. */
export type FrozenMedium = Readonly<{
  kind: MediaKind;
  /** Its sizes and formats are made. */
  ready: boolean;
  /** People can be recognised, and nobody is on record who agreed, or not any more. */
  withoutConsent: boolean;
  file: string;
  picture: PictureToShow | undefined;
  poster: string | undefined;
  captions: string | undefined;
  chapters: { file: string; text: string } | undefined;
}>;

/** Media by the source under which lessons name them. */
export type MediaBySource = ReadonlyMap<string, FrozenMedium>;

/** A lesson that shows media, by their sources. */
export type LessonUse = Readonly<{ key: string; title: string; free: boolean; sources: readonly string[] }>;

/** The door for who publishes lessons: what there is under a source, and a note of what a version shows. */
@Injectable()
export class MediaForLessons {
  constructor(
    private readonly database: Database,
    private readonly items: Items,
    private readonly clock: Clock,
  ) {}

  /** Whether a source names something in the library. */
  static isSource(source: string): boolean {
    return source.startsWith(SOURCE_PREFIX);
  }

  /** What stands under these sources, each held until the transaction ends, so that it is not deleted meanwhile. */
  async hold(sources: Iterable<string>): Promise<MediaBySource> {
    const all = [...sources];
    const keys = keysOf(all);
    if (keys.length === 0) return new Map();
    await this.database.query('select id from media.item where key = any($1) order by id for share', [keys]);
    return this.find(all);
  }

  /** What stands under these sources now; nothing is held. */
  async find(sources: Iterable<string>): Promise<MediaBySource> {
    const keys = keysOf(sources);
    if (keys.length === 0) return new Map();
    const items = await this.items.byKeys(keys);
    const captions = await this.database.query<{ name: string; itemId: string; kind: string; text: string }>(
      `select name, item_id as "itemId", kind, text from media.caption
       where item_id = any($1::uuid[]) and current order by (language = 'nl-BE') desc, language`,
      [items.map((item) => item.id)],
    );
    const today = this.clock.now().toISOString().slice(0, 10);
    return new Map(
      items.map((item) => {
        const own = captions.filter((one) => one.itemId === item.id);
        return [`${SOURCE_PREFIX}${item.key}`, frozen(item, own, today)];
      }),
    );
  }

  /** Notes what the version that holds now shows; what versions before showed stays noted. */
  async note(module: { key: string; title: string }, lessons: readonly LessonUse[]): Promise<void> {
    await this.database.query('update media.use set current = false where module_key = $1', [module.key]);
    const uses = lessons.flatMap(({ key, title, free, sources }) =>
      [...new Set(sources)].map((source) => ({ key: source.slice(SOURCE_PREFIX.length), lesson: key, title, free })),
    );
    await this.database.query(
      `insert into media.use (item_id, generation, module_key, lesson_key, module_title, lesson_title, current, free)
       select item.id, item.generation, $1, used.lesson, $2, used.title, true, used.free
       from jsonb_to_recordset($3::jsonb) as used (key text, lesson text, title text, free boolean) join media.item using (key)
       on conflict (item_id, generation, module_key, lesson_key) do update set module_title = excluded.module_title,
         lesson_title = excluded.lesson_title, current = true, free = excluded.free`,
      [module.key, module.title, JSON.stringify(uses)],
    );
  }
}

function keysOf(sources: Iterable<string>): string[] {
  return [...new Set(sources)].filter(MediaForLessons.isSource).map((source) => source.slice(SOURCE_PREFIX.length));
}

function frozen(
  item: WholeItem,
  captions: { name: string; kind: string; text: string }[],
  today: string,
): FrozenMedium {
  const { kind, state, files, recognisable, consentWho, consentUntil } = item;
  const first = (wanted: string) => captions.find((one) => one.kind === wanted);
  const chapters = first('chapters');
  const words = first('captions');
  const wide = files.find((file) => file.role === 'wide');
  const master = files.find((file) => file.role === 'master');
  return {
    kind,
    ready: state === 'ready',
    withoutConsent: recognisable && (consentWho === '' || (consentUntil !== null && consentUntil < today)),
    file: addressOf(master?.name ?? ''),
    picture: kind === 'image' ? pictureOf(item) : undefined,
    poster: wide && addressOf(wide.name),
    captions: words && addressOf(words.name),
    chapters: chapters && { file: addressOf(chapters.name), text: chapters.text },
  };
}

/** The best format first; who knows neither gets a JPEG. */
function pictureOf({ files, width, height }: WholeItem): PictureToShow | undefined {
  const sized = files.filter((file) => file.role === 'width');
  const fallback = sized.find((file) => file.type === 'image/jpeg');
  if (!fallback || !width || !height) return undefined;
  const sources = ['image/avif', 'image/webp'].map((type) => ({
    type,
    srcset: sized
      .filter((file) => file.type === type)
      .map((file) => `${addressOf(file.name)} ${file.width}w`)
      .join(', '),
  }));
  return { sources, src: addressOf(fallback.name), width, height };
}
