import { contentLang } from '../../content.tsx';
import { DateStanding } from '../../features/date-row/date-row.tsx';
import { partOfDay } from '../../format.ts';
import { SchedulePageDocument, type SchedulePageQuery } from '../../graphql.gen.ts';
import { page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';

/** Every date of every workshop, for who schedules them. */
export const schedulePage = page<SchedulePageQuery>({
  path: '/beheer/workshops',
  load: ({ api }) => api.query(SchedulePageDocument, {}),
  head: (_data, t) => ({ title: t('schedule.title'), index: false }),
  View: Schedule,
});

function Schedule({ data: { scheduledDates, workshops } }: ViewProps<SchedulePageQuery>) {
  const t = useMessages();
  return (
    <div className="wrap beheer">
      <h1>{t('schedule.title')}</h1>
      <p className="lead">{t('schedule.lead')}</p>
      <section aria-labelledby="plan">
        <h2 id="plan">{t('schedule.new')}</h2>
        <ul className="schedule-subjects">
          {workshops.map(({ key, title }) => (
            <li key={key}>
              <ButtonLink href={`/beheer/workshops/nieuw?onderwerp=${key}`} variant="quiet" small lang={contentLang}>
                {title}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="alle">
        <h2 id="alle">{t('schedule.all')}</h2>
        {scheduledDates.length === 0 ? <p className="soft">{t('schedule.none')}</p> : <Dates dates={scheduledDates} />}
      </section>
    </div>
  );
}

function Dates({ dates }: { dates: SchedulePageQuery['scheduledDates'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <Table
      caption={t('schedule.all')}
      captionHidden
      columns={[
        { key: 'date', label: t('schedule.date') },
        { key: 'what', label: t('schedule.subject') },
        { key: 'state', label: t('schedule.state') },
        { key: 'people', label: t('schedule.people'), end: true },
      ]}
      rows={dates.map(({ id, taken, date }) => ({
        key: id,
        cells: {
          date: <a href={`/beheer/workshops/${id}`}>{date.parts[0] && partOfDay(date.parts[0], locale)}</a>,
          what: <span lang={contentLang}>{date.title}</span>,
          state: date.state === 'OPEN' ? t('schedule.state.OPEN') : <DateStanding date={{ ...date, placesLeft: 0 }} />,
          people: t('schedule.people.count', { taken, capacity: date.capacity, waiting: date.waiting }),
        },
      }))}
    />
  );
}
