import type { WholeMediumFragment } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { fileSize, lasting } from './measures.ts';

/** What it is, what lessons name it by, and which of them do. */
export function Facts({ item }: { item: WholeMediumFragment }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { kind, type, bytes, width, height, seconds, source, uses, alt } = item;
  const sides = width && height ? ` · ${width} × ${height}` : '';
  return (
    <section aria-labelledby="gebruik" className="media-facts">
      <h2 id="gebruik">{t('media.use')}</h2>
      <p className="small soft">
        {t(`media.kind.${kind}`)} ({type}) · {fileSize(bytes, locale)}
        {sides}
        {seconds !== null && ` · ${lasting(seconds)}`}
      </p>
      <p className="small">{t('media.use.how')}</p>
      <pre translate="no">
        <code>{lineFor({ kind, source, alt, title: item.title })}</code>
      </pre>
      {uses.length === 0 ? (
        <p className="small soft">{t('media.used.not')}</p>
      ) : (
        <ul>
          {uses.map(({ moduleTitle, lessonTitle, current }) => (
            <li key={`${moduleTitle} ${lessonTitle}`} className="small">
              <span translate="no">
                {moduleTitle}: {lessonTitle}
              </span>
              {!current && <span className="soft"> ({t('media.used.before')})</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What an author puts in a lesson; the key is theirs to choose. */
function lineFor({ kind, source, alt, title }: Pick<WholeMediumFragment, 'kind' | 'source' | 'alt' | 'title'>): string {
  const quoted = (text: string) => text.replaceAll('"', '”');
  if (kind === 'image') return `::image{#beeld src="${source}" ${alt ? `alt="${quoted(alt)}"` : 'decorative'}}`;
  if (kind === 'document') return `::download[${title}]{#bestand src="${source}"}`;
  return `:::film{#film src="${source}" captions="${source}" title="${quoted(title)}"}\n…\n:::`;
}
