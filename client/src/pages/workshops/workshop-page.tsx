import { contentLang } from '../../content.tsx';
import { DateRow } from '../../features/date-row/date-row.tsx';
import { WorkshopTalk, workshopThreads } from '../../features/talk-link/workshop-talk.tsx';
import { WorkshopPageDocument, type WorkshopPageQuery } from '../../graphql.gen.ts';
import { moved, nothingHere, page, useMessages, type ViewProps } from '../../page.tsx';
import { breadcrumbs, structured } from '../../structured.ts';
import { SubjectText } from './subject-text.tsx';

type Found = Extract<WorkshopPageQuery['workshop'], { __typename: 'WorkshopPage' }>;
type Data = Found & { threads: number | null };

/** The subject of a workshop: for whom, how it goes, and its dates. */
export const workshopPage = page<Data>({
  path: '/workshops/:slug',
  async load(asked) {
    const { api, params } = asked;
    const { workshop } = await api.query(WorkshopPageDocument, { slug: params.slug ?? '' });
    if (workshop.__typename !== 'WorkshopPage') nothingHere(workshop.message);
    if (workshop.subject.slug !== params.slug) moved(asked, `/workshops/${workshop.subject.slug}`);
    return { ...workshop, threads: await workshopThreads(asked, workshop.subject.key) };
  },
  head: ({ subject }, t, place) => ({
    title: subject.title,
    description: subject.lead,
    structured: structured(
      breadcrumbs(
        [
          [t('workshops.title'), '/workshops'],
          [subject.title, `/workshops/${subject.slug}`],
        ],
        place,
      ),
    ),
  }),
  View: Subject,
});

function Subject({ data: { subject, dates, threads } }: ViewProps<Data>) {
  const t = useMessages();
  return (
    <div className="wrap workshop-page">
      <div className="workshop-text">
        <p className="kicker">
          <a href="/workshops">{t('workshops.title')}</a> · {t('workshops.kicker')}
        </p>
        <h1 lang={contentLang}>{subject.title}</h1>
        <p className="lead" lang={contentLang}>
          {subject.lead}
        </p>
        <SubjectText subject={subject} />
        <WorkshopTalk workshopKey={subject.key} count={threads} />
      </div>
      <section className="buy" aria-labelledby="data">
        <h2 id="data" className="size-2">
          {t('workshops.dates')}
        </h2>
        {dates.length === 0 ? (
          <p>{t('workshops.dates.none')}</p>
        ) : (
          <ul className="workshop-dates">
            {dates.map((date) => (
              <DateRow key={date.id} date={date} heading="h3" />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
