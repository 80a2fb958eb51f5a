import { contentLang } from '../../content.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { dateAndTime } from '../../format.ts';
import type { PostFactsFragment, ReactionKind } from '../../graphql.gen.ts';
import { type Outcome, useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';
import { pathOfPost } from './act-in-thread.ts';
import { DraftWords } from './draft-words.tsx';
import { mentionsIn } from './mentions-in.ts';
import { AppealForm, Hidden, ModerateForms, Reported, ReportForm } from './order-forms.tsx';
import { Name, StandingMark, WithName, WithWords } from './words.tsx';

export type PostMode = { what: 'bewerk' | 'verwijder' | 'meld' | 'bezwaar' | 'beheer'; number: number };
export type PostProps = {
  post: PostFactsFragment;
  threadId: string;
  mode: PostMode['what'] | undefined;
  outcome: Outcome | undefined;
  choosesBest: boolean;
  moderates: boolean;
  newFromHere: boolean;
  requestKey: string;
};

const REACTIONS: readonly ReactionKind[] = ['RECOGNISE', 'INSPIRE', 'THANK'];

/** One post: who, when, what they said, and what one can do with it. */
export function PostItem(props: PostProps) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { post, threadId, newFromHere } = props;
  const { number, writer, postedAt, editedAt, deleted, best } = post;
  return (
    <li id={`bericht-${number}`} className={best ? 'talk-post talk-best' : 'talk-post'}>
      {newFromHere && <p className="talk-new-line small">{t('discussion.new-from-here')}</p>}
      <article aria-label={t('discussion.number', { number })}>
        <header className="small">
          <strong>
            <Name writer={writer} />
          </strong>
          <StandingMark writer={writer} />
          <a className="soft" href={pathOfPost(threadId, number)} aria-label={t('discussion.number', { number })}>
            #{number}
          </a>
          <time className="soft" dateTime={postedAt}>
            {dateAndTime(postedAt, locale)}
          </time>
          {editedAt && <span className="soft">{t('discussion.edited', { date: dateAndTime(editedAt, locale) })}</span>}
        </header>
        {best && <p className="talk-best-mark small">{t('discussion.best')}</p>}
        {post.move && <Moved move={post.move} />}
        {deleted ? (
          <p className="soft">{t(post.fromNotebook ? 'discussion.answer.taken' : 'discussion.deleted')}</p>
        ) : (
          !post.move?.away && <Body {...props} />
        )}
      </article>
    </li>
  );
}

function Body(props: PostProps) {
  const { post, threadId, mode } = props;
  if (mode === 'bewerk' && post.writer.self && !post.fromNotebook) return <EditForm {...props} />;
  return (
    <>
      <Hidden {...props} />
      {post.quotation && <Quotation quotation={post.quotation} threadId={threadId} />}
      {post.html !== null && <TrustedHtml className="talk-text" html={post.html} written />}
      {post.answer && <SharedAnswer answer={post.answer} />}
      {post.myReport && <Reported report={post.myReport} />}
      <Below {...props} mode={mode} />
    </>
  );
}

/** What stands below a post: what is being done with it, or what one can do. */
function Below(props: PostProps) {
  const { post, mode, moderates } = props;
  const { self } = post.writer;
  if (mode === 'verwijder' && self) return <DeleteForm {...props} />;
  if (mode === 'meld' && !self && !post.hidden) return <ReportForm {...props} />;
  if (mode === 'bezwaar' && self && post.restriction && post.restriction.appeal === null)
    return <AppealForm {...props} />;
  if (mode === 'beheer' && moderates) return <ModerateForms {...props} />;
  return <Doings {...props} />;
}

/** That a moderator moved it, why, and where it is read now. */
function Moved({ move: { away, merged, explanation, to } }: { move: NonNullable<PostFactsFragment['move']> }) {
  const t = useMessages();
  return (
    <p className="small soft">
      {to ? (
        <a href={pathOfPost(to.threadId, to.number)}>
          <WithWords
            sentence={(title) => t('discussion.move.away.to', { title, number: to.number })}
            words={to.title || t('discussion.title-gone')}
          />
        </a>
      ) : (
        t(away ? 'discussion.move.away' : merged ? 'discussion.move.merged' : 'discussion.move.here')
      )}{' '}
      <span translate="no">{t('discussion.hidden.why', { reason: explanation })}</span>
    </p>
  );
}

/** An answer that its author shares: the question it answers, and the text as it is. */
function SharedAnswer({ answer: { question, text } }: { answer: NonNullable<PostFactsFragment['answer']> }) {
  const t = useMessages();
  return (
    <div className="talk-answer">
      <p className="small soft">{t('discussion.answer.mark')}</p>
      {question && (
        <p className="answer-title" lang={contentLang}>
          {question}
        </p>
      )}
      {text === null ? (
        <Notice kind="warning">{t('reader.prompt.closed')}</Notice>
      ) : (
        <div className="kept-text" translate="no">
          {text}
        </div>
      )}
    </div>
  );
}

function Quotation({
  quotation,
  threadId,
}: {
  quotation: NonNullable<PostFactsFragment['quotation']>;
  threadId: string;
}) {
  const t = useMessages();
  const { number, excerpt, writer, threadId: elsewhere } = quotation;
  return (
    <blockquote className="talk-quote small">
      <p>
        <a href={pathOfPost(elsewhere ?? threadId, number)}>
          {excerpt === null ? (
            t('discussion.quoted.deleted', { number })
          ) : (
            <WithName sentence={(name) => t('discussion.quoted', { number, name })} writer={writer} />
          )}
        </a>
      </p>
      {excerpt !== null && <p translate="no">{excerpt}</p>}
    </blockquote>
  );
}

/** What one can do with a post: reactions first, the rest as quiet links. */
function Doings({ post, threadId, choosesBest, moderates }: PostProps) {
  const t = useMessages();
  const { number, writer, best, hidden, restriction } = post;
  const to = (what: PostMode['what']) => `${path}?${what}=${number}#bericht-${number}`;
  const path = `/gesprekken/${threadId}`;
  return (
    <form method="post" action={`${path}?bericht=${number}`} className="talk-doings">
      <input type="hidden" name="number" value={number} />
      {!hidden && (
        <fieldset className="talk-reactions">
          <legend className="visually-hidden">{t('discussion.reactions', { number })}</legend>
          {REACTIONS.map((kind) => (
            <ReactionButton key={kind} kind={kind} post={post} />
          ))}
        </fieldset>
      )}
      {choosesBest && !hidden && (
        <Button variant="text" small name="intent" value={best ? 'best off' : 'best on'}>
          {t(best ? 'discussion.best.undo' : 'discussion.best.choose')}
        </Button>
      )}
      {!hidden && (
        <a href={`${path}?citeer=${number}#schrijf`} aria-label={t('discussion.quote.label', { number })}>
          {t('discussion.quote')}
        </a>
      )}
      {writer.self && !hidden && !post.fromNotebook && (
        <a href={to('bewerk')} aria-label={t('discussion.edit.label', { number })}>
          {t('discussion.edit')}
        </a>
      )}
      {writer.self && (
        <a
          href={to('verwijder')}
          aria-label={t(post.fromNotebook ? 'discussion.answer.take-back.label' : 'discussion.delete.label', {
            number,
          })}
        >
          {t(post.fromNotebook ? 'discussion.answer.take-back' : 'discussion.delete')}
        </a>
      )}
      {writer.self && restriction?.appeal === null && <a href={to('bezwaar')}>{t('discussion.appeal')}</a>}
      {!writer.self && !hidden && (
        <a href={to('meld')} aria-label={t('discussion.report.label', { number })}>
          {t('discussion.report')}
        </a>
      )}
      {moderates && (
        <a href={to('beheer')} aria-label={t('discussion.moderate.label', { number })}>
          {t('discussion.moderate')}
        </a>
      )}
    </form>
  );
}

function ReactionButton({ kind, post }: { kind: ReactionKind; post: PostFactsFragment }) {
  const t = useMessages();
  const { count = 0, mine = false } = post.reactions.find((one) => one.kind === kind) ?? {};
  return (
    <button
      type="submit"
      className="talk-reaction"
      name="intent"
      value={`react ${kind} ${mine ? 'off' : 'on'}`}
      aria-pressed={mine}
    >
      {t(`discussion.reaction.${kind}`)}
      {count > 0 && <span className="talk-count">{count}</span>}
    </button>
  );
}

function EditForm({ post, threadId, outcome, requestKey }: PostProps) {
  const t = useMessages();
  const { number, revision, text } = post;
  const { values, problems } = outcome ?? {};
  return (
    <form method="post" className="talk-edit" data-draft={`edit ${threadId} ${number}`} {...mentionsIn(t, threadId)}>
      <FormTrouble outcome={outcome} />
      {values?.other !== undefined && (
        <div className="talk-other">
          <p className="strong small">{t('discussion.conflict.other')}</p>
          <p className="talk-raw" translate="no">
            {values.other}
          </p>
        </div>
      )}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="baseRevision" value={values?.baseRevision ?? revision} />
      <input type="hidden" name="requestKey" value={values?.requestKey ?? requestKey} />
      <Field
        type="textarea"
        name="text"
        label={t('discussion.text')}
        required
        rows={8}
        defaultValue={values?.text ?? text ?? ''}
        error={problems?.text}
      />
      <DraftWords />
      <div className="cta">
        <Button type="submit" name="intent" value="edit">
          {t('discussion.edit.submit')}
        </Button>
        <a href={pathOfPost(threadId, number)}>{t('discussion.cancel')}</a>
      </div>
    </form>
  );
}

function DeleteForm({ post: { number, fromNotebook }, threadId }: PostProps) {
  const t = useMessages();
  return (
    <form method="post" className="talk-sure">
      <p>{t(fromNotebook ? 'discussion.answer.take-back.sure' : 'discussion.delete.sure')}</p>
      <input type="hidden" name="number" value={number} />
      <div className="cta">
        <Button type="submit" variant="danger" name="intent" value="delete">
          {t(fromNotebook ? 'discussion.answer.take-back.submit' : 'discussion.delete.submit')}
        </Button>
        <a href={pathOfPost(threadId, number)}>{t('discussion.cancel')}</a>
      </div>
    </form>
  );
}
