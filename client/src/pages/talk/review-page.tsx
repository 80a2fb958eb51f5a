import { dateAndTime } from '../../format.ts';
import { ReviewPageDocument, type ReviewPageQuery } from '../../graphql.gen.ts';
import { page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Name, WithName } from './words.tsx';

type Data = ReviewPageQuery['postsUnderReview'];

/** What waits for those who keep order; the decision itself is taken at the post. */
export const reviewPage = page<Data>({
  path: '/gesprekken/beheer',
  load: async ({ api }) => (await api.query(ReviewPageDocument, {})).postsUnderReview,
  head: (_data, t) => ({ title: t('discussion.review'), index: false }),
  View: Review,
});

function Review({ data }: ViewProps<Data>) {
  const t = useMessages();
  return (
    <div className="wrap talk-list">
      <h1>{t('discussion.review')}</h1>
      <p className="lead">{t('discussion.review.lead')}</p>
      {data.length === 0 ? (
        <EmptyState title={t('discussion.review.none')}>{t('discussion.review.none.body')}</EmptyState>
      ) : (
        <ul className="talk-posts">
          {data.map((one) => (
            <Waiting key={`${one.threadId} ${one.number}`} one={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Waiting({ one }: { one: Data[number] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { threadId, number, title, excerpt, writer, since, hidden, appeal, reports } = one;
  return (
    <li className="talk-post talk-waiting">
      <h2 className="size-2" translate="no">
        {title}
      </h2>
      <p className="small soft">
        {t('discussion.number', { number })} · <Name writer={writer} /> ·{' '}
        {t('discussion.review.since', { date: dateAndTime(since, locale) })}
        {hidden && ` · ${t('discussion.hidden')}`}
      </p>
      <blockquote className="talk-quote" translate="no">
        {excerpt}
      </blockquote>
      <ul>
        {appeal !== null && <li translate="no">{t('discussion.hidden.appeal', { reason: appeal })}</li>}
        {reports.map((report) => (
          <li key={report.reportedAt}>
            <strong>{t(`discussion.report.${report.ground}`)}</strong>: <span translate="no">{report.reason}</span>{' '}
            <span className="small soft">
              (<WithName sentence={(name) => t('discussion.review.by', { name })} writer={report.reporter} />)
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/gesprekken/${threadId}?beheer=${number}#bericht-${number}`}>{t('discussion.review.decide')}</a>
      </p>
    </li>
  );
}
