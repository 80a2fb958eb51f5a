import { contentLang } from '../../content.tsx';
import { CaseRow } from '../../features/case-row/case-row.tsx';
import { CasesPageDocument, type CasesPageQuery } from '../../graphql.gen.ts';
import { page, useMessages, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EmptyState } from '../../ui/states.tsx';

type Library = CasesPageQuery['caseLibrary'];
type Facet = Library['facets'][number];
type Wish = Facet['kind'];

/** What stands in the address for each thing to choose by. */
const NAMES: Readonly<Record<Wish, string>> = {
  BARRIER: 'drempel',
  AGE: 'leeftijd',
  CHANNEL: 'kanaal',
  PHASE: 'fase',
  WORDS: 'zoek',
};

/** Finding an example: the filters and the words looked for are in the address, as on the page of the modules. */
export const casesPage = page<Library>({
  path: '/praktijkvoorbeelden',
  shared: true,
  async load({ api, url }) {
    const wish = (name: Wish) => url.searchParams.get(NAMES[name]);
    const filter = {
      ...{ barrier: wish('BARRIER'), age: wish('AGE'), channel: wish('CHANNEL'), phase: wish('PHASE') },
      words: wish('WORDS'),
    };
    return (await api.query(CasesPageDocument, { filter })).caseLibrary;
  },
  head: (_data, t) => ({ title: t('cases.title'), description: t('cases.description') }),
  View: Cases,
});

/** The address with what is chosen now, but for one thing. */
function addressWithout({ facets, words }: Library, left: Wish): string {
  const query = new URLSearchParams();
  if (words && left !== 'WORDS') query.set(NAMES.WORDS, words);
  for (const { kind, chosen } of facets) if (chosen && kind !== left) query.set(NAMES[kind], chosen);
  return query.size > 0 ? `/praktijkvoorbeelden?${query}` : '/praktijkvoorbeelden';
}

function Cases({ data: library }: ViewProps<Library>) {
  const t = useMessages();
  const { cases, total, setAside } = library;
  return (
    <div className="wrap catalogue">
      <h1>{t('cases.title')}</h1>
      <p className="lead">{t('cases.lead')}</p>
      <Filters library={library} />
      {setAside.length > 0 && (
        <Notice>
          <p>{t('cases.set-aside', { names: setAside.map((kind) => t(`cases.filter.${kind}`)).join(', ') })}</p>
        </Notice>
      )}
      <p className="small soft" role="status">
        {cases.length === total ? t('cases', { count: total }) : t('cases.count', { count: cases.length, total })}
      </p>
      {cases.length === 0 ? (
        <NothingFound library={library} />
      ) : (
        <ul className="hairlines hairlines-closed case-list">
          {cases.map((study) => (
            <CaseRow key={study.key} study={study} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Filters({ library }: { library: Library }) {
  const t = useMessages();
  const wordOf = useOptionWords();
  const { facets, words } = library;
  const chosen = words !== null || facets.some((facet) => facet.chosen !== null);
  return (
    <form className="filters" method="get" aria-label={t('catalogue.filter')}>
      <label className="filters-search">
        <span>{t('cases.filter.WORDS')}</span>
        <input className="input" type="search" name={NAMES.WORDS} defaultValue={words ?? ''} maxLength={200} />
      </label>
      {facets.map((facet) => (
        <label key={facet.kind}>
          <span>{t(`cases.filter.${facet.kind}`)}</span>
          <select name={NAMES[facet.kind]} defaultValue={facet.chosen ?? ''}>
            <option value="">{t('cases.option', { option: t('catalogue.filter.any'), count: facet.open })}</option>
            {facet.options.map((option) => (
              <option
                key={option.value}
                value={option.value}
                disabled={option.count === 0 && option.value !== facet.chosen}
                lang={isContent(facet) ? contentLang : undefined}
              >
                {t('cases.option', { option: wordOf(facet, option.value), count: option.count })}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button variant="quiet" type="submit">
        {t('cases.filter.apply')}
      </Button>
      {chosen && <a href="/praktijkvoorbeelden">{t('catalogue.filter.clear')}</a>}
    </form>
  );
}

/** Ages and channels are words of the content; barriers and phases are words of the interface. */
const isContent = ({ kind }: Facet) => kind === 'AGE' || kind === 'CHANNEL';

function useOptionWords(): (facet: Facet, value: string) => string {
  const t = useMessages();
  return ({ kind, options }, value) => {
    if (kind === 'BARRIER') return t(`barrier.${value}` as 'barrier.trust');
    if (kind === 'PHASE') return t(`phase.${value}` as 'phase.WHY');
    return options.find((option) => option.value === value)?.label ?? value;
  };
}

/** Nothing fits: for each thing that was chosen, what there is without it. */
function NothingFound({ library }: { library: Library }) {
  const t = useMessages();
  const wordOf = useOptionWords();
  const { facets, words, withoutWords, total } = library;
  if (total === 0) {
    return (
      <EmptyState title={t('cases.none-yet')} action={<ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>}>
        {t('cases.none-yet.body')}
      </EmptyState>
    );
  }
  const ways = [
    ...(words && withoutWords > 0 ? [{ left: 'WORDS' as const, what: words, count: withoutWords }] : []),
    ...facets.flatMap((facet) =>
      facet.chosen && facet.open > 0
        ? [{ left: facet.kind, what: wordOf(facet, facet.chosen), count: facet.open }]
        : [],
    ),
  ];
  return (
    <EmptyState
      title={t('cases.none')}
      action={
        <ButtonLink href="/praktijkvoorbeelden" variant="quiet">
          {t('cases.all', { count: total })}
        </ButtonLink>
      }
    >
      <p>{t(ways.length > 0 ? 'cases.none.ways' : 'cases.none.body')}</p>
      {ways.length > 0 && (
        <ul className="ways">
          {ways.map(({ left, what, count }) => (
            <li key={left}>
              <a href={addressWithout(library, left)}>{t('cases.without', { what, count })}</a>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}
