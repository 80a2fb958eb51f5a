import { contentLang } from '../../content.tsx';
import { date } from '../../format.ts';
import type { FindableKind, SearchPageQuery } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Lock } from '../../ui/icons.tsx';
import { type Asked, addressOf } from './address.ts';

type Group = Extract<SearchPageQuery['search'], { __typename: 'SearchResults' }>['groups'][number];
type Hit = Group['hits'][number];

/** What people wrote, in whatever language they did; of these the newest comes first. */
const WRITTEN: readonly FindableKind[] = ['POST', 'NOTE', 'STEP'];
const OWN: readonly FindableKind[] = ['NOTE', 'STEP'];

/** What was found of one kind: a few with the way to all of them, or a page with the way on. */
export function FoundGroup({ group, asked }: { group: Group; asked: Asked }) {
  const t = useMessages();
  const { kind, hits, next, count } = group;
  const id = `gevonden-${kind.toLowerCase()}`;
  const { words, after } = asked;
  return (
    <section className="search-group" aria-labelledby={id}>
      <h2 id={id} className="size-2">
        {t(`search.kind.${kind}`)}
      </h2>
      {(WRITTEN.includes(kind) || OWN.includes(kind)) && (
        <p className="small soft search-about">
          {OWN.includes(kind) && <Lock />} {OWN.includes(kind) && t('search.yours')} {t('search.newest')}
        </p>
      )}
      <ol className="hairlines hairlines-closed search-hits">
        {hits.map((hit) => (
          <HitRow key={hit.id} hit={hit} kind={kind} />
        ))}
      </ol>
      {hits.length === 0 && count > 0 && <p className="soft">{t('search.end')}</p>}
      <p className="search-on">
        {asked.kind === undefined && count > hits.length && (
          <a href={addressOf({ words, kind })}>{t('search.all-of', { kind: t(`search.kind.${kind}`) })}</a>
        )}
        {asked.kind !== undefined && after && <a href={addressOf({ words, kind })}>{t('search.from-start')}</a>}
        {asked.kind !== undefined && next && (
          <ButtonLink href={addressOf({ words, kind, after: next })} variant="quiet">
            {t('search.next')}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}

function HitRow({ hit: { title, place, path, excerpt, whole, at }, kind }: { hit: Hit; kind: FindableKind }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const written = WRITTEN.includes(kind);
  // a question is the academy's, also above an answer
  const ownTitle = kind === 'POST' || kind === 'STEP';
  return (
    <li>
      {(place || at) && (
        <p className="kicker">
          {place && <span lang={contentLang}>{place}</span>}
          {place && at && ' · '}
          {at && date(at, locale)}
        </p>
      )}
      <h3 className="size-3">
        <a href={path} {...(title ? (ownTitle ? { translate: 'no' } : { lang: contentLang }) : {})}>
          {title || t(kind === 'NOTE' ? 'notebook.no-question' : 'discussion.title-gone')}
        </a>
      </h3>
      {excerpt.length > 0 && (
        <p className="small" {...(written ? { translate: 'no' } : { lang: contentLang })}>
          {excerpt.map((part, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
            part.found ? <mark key={at}>{part.text}</mark> : part.text,
          )}
        </p>
      )}
      {!whole && <p className="small soft">{t('search.with-module')}</p>}
    </li>
  );
}
