import { contentLang } from '../../content.tsx';
import { DateRow } from '../../features/date-row/date-row.tsx';
import { WorkshopsPageDocument, type WorkshopsPageQuery } from '../../graphql.gen.ts';
import { page, useMessages, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { addressOf, type Calendar, type Facet, NAMES } from './calendar-address.ts';
import { MonthGrid } from './month-grid.tsx';

type Data = WorkshopsPageQuery & { asMonth: boolean };

/** Finding a date, as a list or a month; what is chosen is in the address. */
export const workshopsPage = page<Data>({
  path: '/workshops',
  shared: true,
  async load({ api, url }) {
    const wish = (name: string) => url.searchParams.get(name);
    const asMonth = wish('weergave') === 'maand';
    const filter = {
      ...{ subject: wish(NAMES.SUBJECT), town: wish(NAMES.TOWN), form: wish(NAMES.FORM) },
      ...{ language: wish(NAMES.LANGUAGE), free: wish('vrij') === 'ja', month: wish('maand') },
    };
    const data = await api.query(WorkshopsPageDocument, { filter });
    const { month, months, today } = data.workshopCalendar;
    if (!asMonth || month) return { ...data, asMonth };
    // a month without a name is the first in which there is something
    const first = months[0] ?? today.slice(0, 7);
    return { ...(await api.query(WorkshopsPageDocument, { filter: { ...filter, month: first } })), asMonth };
  },
  head: (_data, t) => ({ title: t('workshops.title'), description: t('workshops.description') }),
  View: Workshops,
});

function Workshops({ data: { workshopCalendar: calendar, workshops, asMonth } }: ViewProps<Data>) {
  const t = useMessages();
  return (
    <div className="wrap catalogue workshops">
      <h1>{t('workshops.title')}</h1>
      <p className="lead">{t('workshops.lead')}</p>
      {calendar.total === 0 ? (
        <EmptyState
          title={t('workshops.none')}
          action={<ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>}
        >
          {t('workshops.none.body')}
        </EmptyState>
      ) : (
        <Dates calendar={calendar} asMonth={asMonth} />
      )}
      {workshops.length > 0 && (
        <section aria-labelledby="onderwerpen">
          <h2 id="onderwerpen">{t('workshops.subjects')}</h2>
          <ul className="hairlines hairlines-closed">
            {workshops.map(({ key, slug, title, lead }) => (
              <li key={key} className="line">
                <div className="line-body">
                  <h3>
                    <a className="line-link" href={`/workshops/${slug}`} lang={contentLang}>
                      {title}
                    </a>
                  </h3>
                  <p className="small soft" lang={contentLang}>
                    {lead}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Dates({ calendar, asMonth }: { calendar: Calendar; asMonth: boolean }) {
  const t = useMessages();
  const { dates, month } = calendar;
  return (
    <>
      <Filters calendar={calendar} asMonth={asMonth} />
      <nav className="views" aria-label={t('workshops.view')}>
        <a href={addressOf(calendar, { asMonth: false, month: null })} aria-current={asMonth ? undefined : 'page'}>
          {t('workshops.view.list')}
        </a>
        <a href={addressOf(calendar, { asMonth: true, month })} aria-current={asMonth ? 'page' : undefined}>
          {t('workshops.view.month')}
        </a>
        <p className="small soft" role="status">
          {t('workshops.count', { count: dates.length })}
        </p>
      </nav>
      {asMonth && <MonthGrid calendar={calendar} />}
      {!asMonth && dates.length === 0 && (
        <EmptyState
          title={t('workshops.none.chosen')}
          action={
            <ButtonLink href="/workshops" variant="quiet">
              {t('workshops.all')}
            </ButtonLink>
          }
        >
          {t('workshops.none.chosen.body')}
        </EmptyState>
      )}
      {!asMonth && dates.length > 0 && (
        <ul className="hairlines hairlines-closed">
          {dates.map((date) => (
            <DateRow key={date.id} date={date} />
          ))}
        </ul>
      )}
      <p className="small">
        <a href="/workshops.ics">{t('workshops.feed')}</a>
        <br />
        <span className="soft">{t('workshops.feed.hint')}</span>
      </p>
    </>
  );
}

function Filters({ calendar, asMonth }: { calendar: Calendar; asMonth: boolean }) {
  const t = useMessages();
  const { facets, free, month } = calendar;
  const chosen = free || month !== null || facets.some((facet) => facet.chosen !== null);
  return (
    <form className="filters" method="get" aria-label={t('catalogue.filter')}>
      {asMonth && <input type="hidden" name="weergave" value="maand" />}
      {asMonth && month && <input type="hidden" name="maand" value={month} />}
      {facets.map((facet) => (
        <label key={facet.kind}>
          <span>{t(`workshops.filter.${facet.kind}`)}</span>
          <select name={NAMES[facet.kind]} defaultValue={facet.chosen ?? ''}>
            <option value="">{t('cases.option', { option: t('catalogue.filter.any'), count: facet.open })}</option>
            {facet.options.map((option) => (
              <Option key={option.value} facet={facet} option={option} />
            ))}
          </select>
        </label>
      ))}
      <div className="tick">
        <input type="checkbox" id="vrij" name="vrij" value="ja" defaultChecked={free} />
        <label htmlFor="vrij">{t('workshops.filter.free')}</label>
      </div>
      <Button variant="quiet" type="submit">
        {t('workshops.filter.apply')}
      </Button>
      {chosen && <a href="/workshops">{t('catalogue.filter.clear')}</a>}
    </form>
  );
}

function Option({ facet: { kind, chosen }, option }: { facet: Facet; option: Facet['options'][number] }) {
  const t = useMessages();
  const { value, label, count } = option;
  const word =
    kind === 'FORM'
      ? t(`workshops.form.${value}` as 'workshops.form.online')
      : kind === 'LANGUAGE'
        ? t(`workshops.language.${value}` as 'workshops.language.nl')
        : label;
  const ofContent = kind === 'SUBJECT' || kind === 'TOWN';
  return (
    <option
      value={value}
      disabled={count === 0 && value !== chosen}
      lang={ofContent ? contentLang : undefined}
      translate={ofContent ? 'no' : undefined}
    >
      {t('cases.option', { option: word, count })}
    </option>
  );
}
