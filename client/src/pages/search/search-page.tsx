import { contentLang } from '../../content.tsx';
import { type FindableKind, SearchPageDocument, type SearchPageQuery } from '../../graphql.gen.ts';
import { page, useMessages, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';

type Results = SearchPageQuery['search'];
type Hit = Results['hits'][number];
type Data = Results & { words: string; kind: FindableKind | undefined };

/** What stands in the address for each kind. */
const KINDS: Readonly<Record<FindableKind, string>> = {
  PROGRAMME: 'opleidingen',
  MODULE: 'modules',
  LESSON: 'lessen',
  CASE: 'praktijkvoorbeelden',
};
const LONGEST = 200;

/** Finding by words; what is looked for is in the address. */
export const searchPage = page<Data>({
  path: '/zoeken',
  async load({ api, url }) {
    const words = (url.searchParams.get('zoek') ?? '').slice(0, LONGEST);
    const named = url.searchParams.get('in');
    const kind = (Object.keys(KINDS) as FindableKind[]).find((one) => KINDS[one] === named);
    return { ...(await api.query(SearchPageDocument, { words, kind })).search, words, kind };
  },
  head: ({ words }, t) => ({
    title: words.trim() ? t('search.title.of', { words }) : t('search.title'),
    index: false,
  }),
  View: SearchView,
});

const addressOf = (words: string, kind?: FindableKind) =>
  `/zoeken?${new URLSearchParams({ zoek: words, ...(kind ? { in: KINDS[kind] } : {}) })}`;

function SearchView({ data }: ViewProps<Data>) {
  const t = useMessages();
  const { words, hits } = data;
  const asked = words.trim() !== '';
  return (
    <div className="wrap search-page">
      <h1>{t('search.title')}</h1>
      <search>
        <form className="search-form" method="get">
          <label htmlFor="zoek">{t('search.label')}</label>
          <div className="search-line">
            <input
              className="input"
              type="search"
              id="zoek"
              name="zoek"
              defaultValue={words}
              maxLength={LONGEST}
              enterKeyHint="search"
            />
            <Button type="submit">{t('search.do')}</Button>
          </div>
        </form>
      </search>
      {asked && <Found data={data} />}
      {!asked && <p className="soft">{t('search.hint')}</p>}
      {asked && hits.length === 0 && (
        <EmptyState
          title={t('search.none')}
          action={
            <>
              <ButtonLink href="/modules" variant="quiet">
                {t('site.to-modules')}
              </ButtonLink>
              <ButtonLink href="/praktijkvoorbeelden" variant="quiet">
                {t('search.to-cases')}
              </ButtonLink>
            </>
          }
        >
          {t('search.none.body')}
        </EmptyState>
      )}
    </div>
  );
}

function Found({ data: { words, kind, counts, partly, hits } }: { data: Data }) {
  const t = useMessages();
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const shown = kind ? (counts.find((one) => one.kind === kind)?.count ?? 0) : all;
  return (
    <>
      <p className="small soft" role="status">
        {t('search.count', { count: shown })}
        {shown > hits.length && ` ${t('search.best', { count: hits.length })}`}
        {partly && ` ${t('search.partly')}`}
      </p>
      {counts.length > 1 && (
        <nav className="search-kinds" aria-label={t('search.kinds')}>
          <a href={addressOf(words)} aria-current={kind ? undefined : 'page'}>
            {t('search.kind', { kind: t('search.kind.all'), count: all })}
          </a>
          {counts.map((one) => (
            <a key={one.kind} href={addressOf(words, one.kind)} aria-current={kind === one.kind ? 'page' : undefined}>
              {t('search.kind', { kind: t(`search.kind.${one.kind}`), count: one.count })}
            </a>
          ))}
        </nav>
      )}
      <ol className="hairlines hairlines-closed search-hits">
        {hits.map((hit) => (
          <HitRow key={hit.id} hit={hit} />
        ))}
      </ol>
    </>
  );
}

function HitRow({ hit: { kind, title, place, path, excerpt, whole } }: { hit: Hit }) {
  const t = useMessages();
  return (
    <li>
      <p className="kicker">
        {t(`search.one.${kind}`)}
        {place && (
          <>
            {' · '}
            <span lang={contentLang}>{place}</span>
          </>
        )}
      </p>
      <h2 className="size-2">
        <a href={path} lang={contentLang}>
          {title}
        </a>
      </h2>
      <p className="small" lang={contentLang}>
        {excerpt.map((part, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
          part.found ? <mark key={at}>{part.text}</mark> : part.text,
        )}
      </p>
      {!whole && <p className="small soft">{t('search.with-module')}</p>}
    </li>
  );
}
