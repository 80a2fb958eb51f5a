import { redirect } from 'react-router';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { type PostFactsFragment, ThreadPageDocument, type ThreadPageQuery } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { actInThread, pathOfPost, wholeNumber } from './act-in-thread.ts';
import { PostItem, type PostMode } from './post-item.tsx';
import { ReplyForm } from './reply-form.tsx';
import { SettleForm } from './settle-form.tsx';
import { PlaceLink } from './words.tsx';

type Shown = Extract<ThreadPageQuery['thread'], { __typename: 'ThreadPage' }>;
export type ThreadData = {
  shown: Shown;
  /** What is being done with one post, where something is. */
  mode: PostMode | undefined;
  quoting: PostFactsFragment | undefined;
  requestKey: string;
};

const MODES = ['bewerk', 'verwijder', 'meld', 'bezwaar', 'beheer'] as const;
/** What can happen to a post while one reads. */
const CHANGES = ['edited', 'deleted', 'hidden', 'shown', 'moved'] as const;
/** What went wrong in a form that stands in a post is told there. */
const IN_POST = ['edit', 'report', 'appeal', 'moderate', 'ban'];

/** One conversation, at a post; without script each thing one does is a form, and each form leads back to its post. */
export const threadPage = page<ThreadData>({
  path: '/gesprekken/:id',
  async load({ api, params, url }) {
    const asked = (name: string) => wholeNumber(url.searchParams.get(name));
    const mode = MODES.find((name) => asked(name) !== null);
    const at = asked(mode ?? 'citeer') ?? asked('citeer') ?? asked('bericht');
    const { thread } = await api.query(ThreadPageDocument, { id: params.id ?? '', at });
    if (thread.__typename === 'ThreadMerged')
      throw redirect(
        thread.number === null ? `/gesprekken/${thread.threadId}` : pathOfPost(thread.threadId, thread.number),
      );
    if (thread.__typename !== 'ThreadPage') nothingHere(thread.message);
    const quoted = asked('citeer');
    return {
      shown: thread,
      mode: mode && { what: mode, number: asked(mode) ?? 0 },
      quoting: thread.posts.find((post) => post.number === quoted && !post.deleted),
      requestKey: crypto.randomUUID(),
    };
  },
  act: actInThread,
  head: ({ shown }, t) => ({
    title: shown.thread.title || t('discussion.title-gone'),
    index: false,
    script: 'src/talk.ts',
  }),
  View: ThreadView,
});

function ThreadView({ data, outcome }: ViewProps<ThreadData>) {
  const t = useMessages();
  const { shown, mode, quoting, requestKey } = data;
  const { thread, posts, firstUnread, choosesBest } = shown;
  const inPost = outcome?.intent !== undefined && IN_POST.includes(outcome.intent);
  const long = thread.lastNumber > shown.size;
  const inView = (number: number | null) => posts.some((post) => post.number === number);
  return (
    <div className="wrap talk">
      <p className="kicker">
        <PlaceLink place={thread.place} />
      </p>
      <h1 translate={thread.title ? 'no' : undefined}>{thread.title || t('discussion.title-gone')}</h1>
      <p className="talk-facts small soft">
        {t(`discussion.kind.${thread.kind}`)} · {t('discussion.posts', { count: thread.lastNumber })}
        {thread.bestNumber !== null && (
          <a href={pathOfPost(thread.id, thread.bestNumber)}>
            {t('discussion.best.see', { number: thread.bestNumber })}
          </a>
        )}
        {firstUnread !== null && firstUnread > 1 && (
          <a href={pathOfPost(thread.id, firstUnread)}>{t('discussion.to-unread')}</a>
        )}
      </p>
      {outcome && !inPost && outcome.intent !== 'settle' && <FormTrouble outcome={outcome} />}
      {thread.locked && <Notice>{t('discussion.closed')}</Notice>}
      {thread.slowSeconds > 0 && <Notice>{t('discussion.slowed', { seconds: thread.slowSeconds })}</Notice>}
      {long && (
        <nav aria-label={t('discussion.pages')}>
          <Pages shown={shown} />
        </nav>
      )}
      <ol className="talk-posts" start={posts[0]?.number}>
        {posts.map((post) => (
          <PostItem
            key={post.number}
            post={post}
            threadId={thread.id}
            mode={mode?.number === post.number ? mode.what : undefined}
            outcome={inPost ? outcome : undefined}
            moderates={shown.moderates}
            choosesBest={choosesBest && post.number > 1}
            newFromHere={post.number === firstUnread && inView(firstUnread - 1)}
            requestKey={requestKey}
          />
        ))}
      </ol>
      {long && <Pages shown={shown} />}
      <p
        className="talk-live"
        role="status"
        data-live-posts={`/live/threads/${thread.id}`}
        data-last={thread.lastNumber}
        data-path={`/gesprekken/${thread.id}`}
        data-one={t('discussion.live.one')}
        data-many={t('discussion.live.many', { count: '#' })}
        {...Object.fromEntries(
          CHANGES.map((change) => [`data-${change}`, t(`discussion.live.${change}`, { number: '#' })]),
        )}
      />
      {!mode && (!thread.locked || shown.moderates || outcome?.intent === 'reply') && (
        <ReplyForm
          thread={thread}
          quoting={quoting}
          outcome={outcome?.intent === 'reply' ? outcome : undefined}
          requestKey={requestKey}
        />
      )}
      <Stance thread={thread} />
      {shown.moderates && !mode && (
        <p>
          <a href={`/gesprekken/${thread.id}/verplaats`}>{t('discussion.move')}</a>
        </p>
      )}
      {shown.moderates && !mode && (
        <SettleForm thread={thread} outcome={outcome?.intent === 'settle' ? outcome : undefined} />
      )}
    </div>
  );
}

/** Where in the conversation one is, and the ways to the rest of it. */
function Pages({ shown: { thread, posts } }: { shown: Shown }) {
  const t = useMessages();
  const [first, last] = [posts[0]?.number ?? 1, posts.at(-1)?.number ?? 1];
  const at = (number: number) => pathOfPost(thread.id, number);
  return (
    <p className="talk-pages">
      <span className="small soft">{t('discussion.range', { first, last, count: thread.lastNumber })}</span>
      {first > 1 && <a href={at(1)}>{t('discussion.to-first')}</a>}
      {first > 1 && <a href={at(first - 1)}>{t('discussion.earlier')}</a>}
      {last < thread.lastNumber && <a href={at(last + 1)}>{t('discussion.later')}</a>}
      {last < thread.lastNumber && <a href={at(thread.lastNumber)}>{t('discussion.to-last')}</a>}
    </p>
  );
}

/** Whether one wants to hear of it. */
function Stance({ thread: { stance } }: { thread: Shown['thread'] }) {
  const t = useMessages();
  return (
    <form method="post" className="talk-stance">
      {stance && <span className="small soft">{t(`discussion.stance.${stance}`)}</span>}
      <Button variant="quiet" small name="intent" value={stance === 'FOLLOW' ? 'follow' : 'follow FOLLOW'}>
        {t(stance === 'FOLLOW' ? 'discussion.unfollow' : 'discussion.follow')}
      </Button>
      <Button variant="text" small name="intent" value={stance === 'MUTE' ? 'follow' : 'follow MUTE'}>
        {t(stance === 'MUTE' ? 'discussion.unmute' : 'discussion.mute')}
      </Button>
    </form>
  );
}
