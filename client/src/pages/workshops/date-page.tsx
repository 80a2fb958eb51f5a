import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { DateFacts } from '../../features/date-row/date-facts.tsx';
import { DateRow } from '../../features/date-row/date-row.tsx';
import { WorkshopTalk, workshopThreads } from '../../features/talk-link/workshop-talk.tsx';
import { JoinWorkshopDateDocument, WorkshopDatePageDocument, type WorkshopDatePageQuery } from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  moved,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  type ViewProps,
} from '../../page.tsx';
import { breadcrumbs, event, structured } from '../../structured.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { JoinCard } from './join-card.tsx';
import { peopleIn, WAITS } from './join-people.ts';
import { SubjectText } from './subject-text.tsx';

type Found = Extract<WorkshopDatePageQuery['workshopDate'], { __typename: 'WorkshopDatePage' }>;
export type Data = Found & {
  viewer: WorkshopDatePageQuery['viewer'];
  requestKey: string;
  threads: number | null;
  /** How many people the form has room for. */
  rows: number;
  /** What somebody who comes back from joining was given. */
  joined: { confirmed: number; waiting: number } | undefined;
};

const MOST_ROWS = 20;

/** One date: when, where, how it goes, and joining it with a name and an address. */
export const workshopDatePage = page<Data>({
  path: '/workshops/:slug/:number',
  async load(asked) {
    const { api, params, url } = asked;
    const address = `${params.slug}/${params.number}`;
    const { viewer, workshopDate } = await api.query(WorkshopDatePageDocument, { address });
    if (workshopDate.__typename !== 'WorkshopDatePage') nothingHere(workshopDate.message);
    if (workshopDate.date.path !== url.pathname) moved(asked, workshopDate.date.path);
    const count = (name: string) =>
      Math.min(Math.max(Number.parseInt(url.searchParams.get(name) ?? '0', 10) || 0, 0), 99);
    const joined = { confirmed: count('plaatsen'), waiting: count('wachtlijst') };
    return {
      ...{ ...workshopDate, viewer, requestKey: crypto.randomUUID() },
      threads: await workshopThreads(asked, workshopDate.subject.key),
      rows: Math.min(Math.max(count('mensen'), 1), MOST_ROWS),
      joined: joined.confirmed + joined.waiting > 0 ? joined : undefined,
    };
  },
  act: join,
  head: ({ subject, date, joined }, t, place) => ({
    title: date.title,
    description: subject.lead,
    index: joined === undefined,
    structured: structured(
      event(date, place),
      breadcrumbs(
        [
          [t('workshops.title'), '/workshops'],
          [subject.title, `/workshops/${subject.slug}`],
          [date.title, date.path],
        ],
        place,
      ),
    ),
  }),
  View: WorkshopDateView,
});

async function join({ api, url }: Asked, form: FormData): Promise<Outcome> {
  const people = peopleIn(form);
  const input = {
    ...{ dateId: field(form, 'dateId'), requestKey: field(form, 'requestKey') },
    people: people.map(({ name, email }) => ({ name, email })),
    waits: field(form, WAITS) !== '',
  };
  const { joinWorkshopDate: result } = await api.mutate(JoinWorkshopDateDocument, { input });
  if (result.__typename === 'DateJoined') {
    const { confirmed, waiting } = result;
    throw redirect(`${url.pathname}?plaatsen=${confirmed}&wachtlijst=${waiting}#inschrijven`);
  }
  const values = Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
  const outcome = refused(result, values);
  if (result.__typename === 'DateFull') return { ...outcome, intent: WAITS };
  if (!outcome.problems) return outcome;
  // problems are told by the place in what was sent; the form may have empty rows in between
  const problems = Object.fromEntries(
    Object.entries(outcome.problems).map(([name, message]) => {
      const [, what, at] = /^(name|email)(\d+)$/.exec(name) ?? [];
      return [what ? `${what}${people[Number(at) - 1]?.row ?? at}` : name, message];
    }),
  );
  return { ...outcome, problems };
}

function WorkshopDateView({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { subject, date, others, joined, threads } = data;
  return (
    <div className="wrap workshop-page">
      <div className="workshop-text">
        <p className="kicker">
          <a href="/workshops">{t('workshops.title')}</a> · {t('workshops.kicker')}
        </p>
        <h1 lang={contentLang}>{date.title}</h1>
        <p className="lead" lang={contentLang}>
          {date.lead}
        </p>
        {date.state === 'CANCELLED' && (
          <Notice kind="warning" title={t('workshops.date.cancelled')}>
            {t('workshops.date.cancelled.body')}
          </Notice>
        )}
        <DateFacts date={date} />
        {date.state === 'OPEN' && !joined && (
          <p className="to-join">
            <ButtonLink href="#inschrijven" variant="quiet">
              {t('workshops.join')}
            </ButtonLink>
          </p>
        )}
        <SubjectText subject={subject} />
        <WorkshopTalk workshopKey={subject.key} count={threads} />
      </div>
      <div className="workshop-aside">
        <JoinCard data={data} outcome={outcome} />
        {others.length > 0 && (
          <section aria-labelledby="andere">
            <h2 id="andere" className="size-2">
              {t('workshops.others')}
            </h2>
            <ul className="workshop-dates">
              {others.map((other) => (
                <DateRow key={other.id} date={other} heading="h3" />
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}
