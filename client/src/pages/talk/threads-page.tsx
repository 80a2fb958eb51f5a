import { contentLang, WithContent } from '../../content.tsx';
import { newTalkPath, placeIn, talkPath } from '../../features/talk-link/place.ts';
import { dateAndTime } from '../../format.ts';
import { type ThreadRowFragment, ThreadsPageDocument, type ThreadsPageQuery } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { PlaceLink } from './words.tsx';

type List = Extract<ThreadsPageQuery['threads'], { __typename: 'ThreadList' }>;
type Data = { list: List; followed: boolean; further: boolean };

/** Who is shown the way to reports and appeals. */
const MODERATORS: readonly string[] = ['facilitator', 'administrator'];

/** Conversations: those one follows, all that one may see, or those about one thing. */
export const threadsPage = page<Data>({
  path: '/gesprekken',
  async load({ api, url }) {
    const word = url.searchParams.get('bij');
    const at = placeIn(word);
    if (word !== null && !at) nothingHere();
    const after = url.searchParams.get('na');
    const followed = !at && !url.searchParams.has('alle');
    const { threads } = await api.query(ThreadsPageDocument, { at: at ?? null, followed, after });
    if (threads.__typename !== 'ThreadList') nothingHere(threads.message);
    return { list: threads, followed, further: after !== null };
  },
  head: ({ list: { place } }, t) => ({
    title: place ? t('discussion.of-place', { title: place.title }) : t('discussion.title'),
    index: false,
  }),
  View: Threads,
});

function Threads({ data: { list, followed, further } }: ViewProps<Data>) {
  const t = useMessages();
  const { viewer } = useSurroundings();
  const { place, threads, next } = list;
  const here = place ? talkPath(place) : followed ? '/gesprekken' : '/gesprekken?alle';
  return (
    <div className="wrap talk-list">
      {place ? (
        <>
          <p className="kicker">
            <PlaceLink place={place} />
          </p>
          <h1>
            <WithContent sentence={t('discussion.of-place', { title: place.title })} words={place.title} />
          </h1>
        </>
      ) : (
        <>
          <h1>{t('discussion.title')}</h1>
          <p className="lead">{t('discussion.lead')}</p>
        </>
      )}
      <nav className="talk-kinds" aria-label={t('discussion.title')}>
        <a href="/gesprekken" aria-current={followed ? 'page' : undefined}>
          {t('discussion.followed')}
        </a>
        <a href="/gesprekken?alle" aria-current={!followed && !place ? 'page' : undefined}>
          {t('discussion.all')}
        </a>
        {viewer.roles.some((role) => MODERATORS.includes(role)) && (
          <a href="/gesprekken/beheer">{t('discussion.review')}</a>
        )}
      </nav>
      {place && (
        <p>
          <ButtonLink href={newTalkPath(place)}>{t('discussion.begin')}</ButtonLink>
        </p>
      )}
      {threads.length === 0 ? (
        <Nothing followed={followed} />
      ) : (
        <ul className="rows talk-rows">
          {threads.map((thread) => (
            <Row key={thread.id} thread={thread} apart={!place || place.kind === 'MODULE'} />
          ))}
        </ul>
      )}
      {(next || further) && (
        <p className="talk-pages">
          {further && <a href={here}>{t('discussion.to-first')}</a>}
          {next && (
            <a href={`${here}${here.includes('?') ? '&' : '?'}na=${encodeURIComponent(next)}`}>
              {t('discussion.older')}
            </a>
          )}
        </p>
      )}
      {!place && <p className="small soft">{t('discussion.how-to-begin')}</p>}
    </div>
  );
}

function Nothing({ followed }: { followed: boolean }) {
  const t = useMessages();
  return followed ? (
    <EmptyState
      title={t('discussion.none-followed')}
      action={
        <ButtonLink href="/gesprekken?alle" variant="quiet">
          {t('discussion.all')}
        </ButtonLink>
      }
    >
      {t('discussion.none-followed.body')}
    </EmptyState>
  ) : (
    <EmptyState title={t('discussion.none')}>{t('discussion.none.body')}</EmptyState>
  );
}

function Row({ thread, apart }: { thread: ThreadRowFragment; apart: boolean }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { id, title, kind, unread, lastNumber, lastPostedAt, bestNumber, place } = thread;
  return (
    <li>
      <span>
        <a className="talk-title" href={`/gesprekken/${id}`} translate={title ? 'no' : undefined}>
          {title || t('discussion.title-gone')}
        </a>
        {unread > 0 && <strong className="talk-unread">{t('discussion.unread', { count: unread })}</strong>}
        <br />
        <span className="small soft">
          {t(`discussion.kind.${kind}`)}
          {bestNumber !== null && ` (${t('discussion.answered')})`} · {t('discussion.posts', { count: lastNumber })} ·{' '}
          {t('discussion.last', { date: dateAndTime(lastPostedAt, locale) })}
          {apart && (
            <>
              <br />
              <span lang={contentLang}>{place.title}</span>
            </>
          )}
        </span>
      </span>
    </li>
  );
}
