import { type FindableKind, SearchPageDocument, type SearchPageQuery } from '../../graphql.gen.ts';
import { page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field-parts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Asked, addressOf, KINDS } from './address.ts';
import { FoundGroup } from './found-group.tsx';

type Results = Extract<SearchPageQuery['search'], { __typename: 'SearchResults' }>;
type Data = { asked: Asked; results: Results | undefined; refused: string | undefined };

/** The longest text that the field takes; the server says so too. */
const LONGEST = 200;

/** Finding by words: what is looked for, in what, and how far one is in it stands in the address. */
export const searchPage = page<Data>({
  path: '/zoeken',
  async load({ api, url: { searchParams } }) {
    const words = searchParams.get('zoek') ?? '';
    const named = searchParams.get('in');
    const kind = (Object.keys(KINDS) as FindableKind[]).find((one) => KINDS[one] === named);
    const after = kind ? searchParams.get('na') : null;
    const { search } = await api.query(SearchPageDocument, { words, kind, after });
    const refused = search.__typename === 'InvalidInput' ? (search.problems[0]?.message ?? search.message) : undefined;
    const asked = { words: refused === undefined ? words : [...words].slice(0, LONGEST).join(''), kind, after };
    return { asked, refused, results: search.__typename === 'SearchResults' ? search : undefined };
  },
  status: ({ refused }) => (refused === undefined ? 200 : 422),
  head: ({ asked: { words }, refused }, t) => ({
    title: words.trim() && refused === undefined ? t('search.title.of', { words }) : t('search.title'),
    index: false,
  }),
  View: SearchView,
});

function SearchView({ data: { asked, results, refused } }: ViewProps<Data>) {
  const t = useMessages();
  const { signedIn } = useSurroundings().viewer;
  const looked = asked.words.trim() !== '' && results !== undefined;
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
              defaultValue={asked.words}
              maxLength={LONGEST}
              enterKeyHint="search"
              aria-invalid={refused === undefined ? undefined : true}
              aria-describedby={refused === undefined ? undefined : 'zoek-error'}
            />
            <Button type="submit">{t('search.do')}</Button>
          </div>
          {refused !== undefined && <FieldError id="zoek">{refused}</FieldError>}
          <p className="small soft search-key" data-search-key hidden>
            <span>{t('search.key')}</span>
            <Button type="button" variant="quiet" small data-off={t('search.key.off')} data-on={t('search.key.on')}>
              {t('search.key.off')}
            </Button>
          </p>
        </form>
      </search>
      {!looked && refused === undefined && (
        <p className="soft">{t(signedIn ? 'search.hint' : 'search.hint.visitor')}</p>
      )}
      {looked && <Found asked={asked} results={results} />}
    </div>
  );
}

function Found({ asked, results: { groups, partly, failed } }: { asked: Asked; results: Results }) {
  const t = useMessages();
  const chosen = groups.filter(({ kind }) => asked.kind === undefined || kind === asked.kind);
  const count = chosen.reduce((sum, one) => sum + one.count, 0);
  const more = chosen.some((one) => one.more);
  return (
    <>
      <p className="small soft" role="status">
        {t(more ? 'search.count.more' : 'search.count', { count })}
        {partly && ` ${t('search.partly')}`}
      </p>
      {failed.length > 0 && (
        <Notice kind="warning">
          {t('search.failed', { kinds: failed.map((kind) => t(`search.kind.${kind}`)).join(', ') })}
        </Notice>
      )}
      <Kinds asked={asked} groups={groups} />
      {chosen.map((group) => (
        <FoundGroup key={group.kind} group={group} asked={asked} />
      ))}
      {count === 0 && <NothingFound />}
    </>
  );
}

/** Where one looks: all of it, or one kind. */
function Kinds({ asked: { words, kind }, groups }: { asked: Asked; groups: Results['groups'] }) {
  const t = useMessages();
  if (groups.length < 2 && kind === undefined) return null;
  const count = groups.reduce((sum, one) => sum + one.count, 0);
  const more = groups.some((one) => one.more);
  return (
    <nav className="search-kinds" aria-label={t('search.kinds')}>
      <a href={addressOf({ words })} aria-current={kind ? undefined : 'page'}>
        {t(more ? 'search.kind.more' : 'search.kind', { kind: t('search.kind.all'), count })}
      </a>
      {groups.map((one) => (
        <a
          key={one.kind}
          href={addressOf({ words, kind: one.kind })}
          aria-current={kind === one.kind ? 'page' : undefined}
        >
          {t(one.more ? 'search.kind.more' : 'search.kind', { kind: t(`search.kind.${one.kind}`), count: one.count })}
        </a>
      ))}
    </nav>
  );
}

function NothingFound() {
  const t = useMessages();
  return (
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
  );
}
