import { contentLang } from '../../content.tsx';
import { ModuleRow } from '../../features/module-row/module-row.tsx';
import { money } from '../../format.ts';
import { CataloguePageDocument, type CataloguePageQuery, type ModuleFilter } from '../../graphql.gen.ts';
import { page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EmptyState } from '../../ui/states.tsx';

const CHOICES = {
  fase: ['WHY', 'HOW', 'WHAT'],
  drempel: ['trust', 'education', 'practical'],
  minuten: ['45', '60', '90'],
  prijs: ['45', '55'],
} as const;
type FilterName = keyof typeof CHOICES;

const LABELS = {
  fase: 'catalogue.filter.phase',
  drempel: 'catalogue.filter.barrier',
  minuten: 'catalogue.filter.minutes',
  prijs: 'catalogue.filter.price',
} as const satisfies Record<FilterName, string>;

type Data = CataloguePageQuery & {
  chosen: Partial<Record<FilterName, string>>;
  /** What the address asks for in words that we do not know. */
  setAside: readonly FilterName[];
};

/** Choosing among the modules; the filters are in the address, so that a choice can be kept, shared and undone. */
export const cataloguePage = page<Data>({
  path: '/modules',
  shared: true,
  async load({ api, url }) {
    const chosen: Data['chosen'] = {};
    const setAside: FilterName[] = [];
    for (const name of Object.keys(CHOICES) as FilterName[]) {
      const value = url.searchParams.get(name);
      if (!value) continue;
      if ((CHOICES[name] as readonly string[]).includes(value)) chosen[name] = value;
      else setAside.push(name);
    }
    return { ...(await api.query(CataloguePageDocument, { filter: filterOf(chosen) })), chosen, setAside };
  },
  head: (_data, t) => ({ title: t('catalogue.title'), description: t('catalogue.description') }),
  View: Catalogue,
});

function filterOf({ fase, drempel, minuten, prijs }: Data['chosen']): ModuleFilter {
  return {
    ...(fase ? { phase: fase as ModuleFilter['phase'] } : {}),
    ...(drempel ? { barrier: drempel } : {}),
    ...(minuten ? { maxMinutes: Number(minuten) } : {}),
    ...(prijs ? { maxPriceCents: Number(prijs) * 100 } : {}),
  };
}

function Catalogue({ data }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <div className="wrap catalogue">
      <h1>{t('catalogue.title')}</h1>
      <p className="lead">{t('catalogue.lead')}</p>
      <Filters chosen={data.chosen} />
      {data.setAside.length > 0 && (
        <Notice>
          <p>{t('catalogue.set-aside', { names: data.setAside.map((name) => t(LABELS[name])).join(', ') })}</p>
        </Notice>
      )}
      <p className="small soft" role="status">
        {t('catalogue.count', { count: data.modules.length })}
      </p>
      {data.modules.length === 0 ? (
        <EmptyState
          title={t('catalogue.none')}
          action={
            <ButtonLink href="/modules" variant="quiet">
              {t('catalogue.filter.clear')}
            </ButtonLink>
          }
        >
          {t('catalogue.none.body')}
        </EmptyState>
      ) : (
        <div className="mods">
          {data.modules.map((module) => (
            <ModuleRow key={module.key} module={module} owned={module.owned} heading="h2" />
          ))}
        </div>
      )}
      {data.programmes.map((programme) => (
        <section className="bundle" key={programme.slug}>
          <h2>{t('catalogue.programme')}</h2>
          <p>
            <a href={`/opleidingen/${programme.slug}`} lang={contentLang}>
              {programme.title}
            </a>
            {programme.offer && <span className="price voice">{money(programme.offer.priceCents, locale)}</span>}
          </p>
          {programme.offer?.savingCents ? (
            <p className="soft">{t('programme.saving', { amount: money(programme.offer.savingCents, locale) })}</p>
          ) : null}
        </section>
      ))}
    </div>
  );
}

function Filters({ chosen }: { chosen: Data['chosen'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const words: Record<FilterName, (value: string) => string> = {
    fase: (value) => t(`phase.${value}` as 'phase.WHY'),
    drempel: (value) => t(`barrier.${value}` as 'barrier.trust'),
    minuten: (value) => t('catalogue.filter.minutes.option', { minutes: value }),
    prijs: (value) => money(Number(value) * 100, locale),
  };
  return (
    <form className="filters" method="get" aria-label={t('catalogue.filter')}>
      {(Object.keys(CHOICES) as FilterName[]).map((name) => (
        <label key={name}>
          <span>{t(LABELS[name])}</span>
          <select name={name} defaultValue={chosen[name] ?? ''}>
            <option value="">{t('catalogue.filter.any')}</option>
            {CHOICES[name].map((value) => (
              <option key={value} value={value}>
                {words[name](value)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button variant="quiet" type="submit">
        {t('catalogue.filter.apply')}
      </Button>
      {Object.keys(chosen).length > 0 && <a href="/modules">{t('catalogue.filter.clear')}</a>}
    </form>
  );
}
