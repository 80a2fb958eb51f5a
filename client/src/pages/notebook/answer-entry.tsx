import { contentLang } from '../../content.tsx';
import { date } from '../../format.ts';
import type { NotebookPageQuery } from '../../graphql.gen.ts';
import { type Outcome, useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Lock } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';

export type InThread = NotebookPageQuery['notebook']['inThreads'][number];
export type Answer = NotebookPageQuery['notebook']['answers'][number];

/** One answer: what it answers, the text, and with whom it is shared. `again`: it stands higher up on the page too. */
export function AnswerEntry({
  answer,
  heading: Heading,
  again,
  inThreads,
  outcome,
}: {
  answer: Answer;
  heading: 'h2' | 'h3';
  again: boolean;
  inThreads: readonly InThread[];
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { question, lessonTitle, lessonSlug, moduleSlug, moduleTitle, promptKey } = answer;
  const title = question ?? lessonTitle;
  return (
    <article className="answer" id={again ? undefined : `antwoord-${answer.id}`}>
      <Heading className="answer-title" lang={title ? contentLang : undefined}>
        {title ?? t('notebook.no-question')}
      </Heading>
      <p className="small soft">
        {(moduleTitle || lessonTitle) && (
          <span lang={contentLang}>{[moduleTitle, question && lessonTitle].filter(Boolean).join(' · ')} · </span>
        )}
        {t('notebook.saved', { date: date(answer.savedAt, locale) })}
      </p>
      {answer.text === null ? (
        <Notice kind="warning">{t('reader.prompt.closed')}</Notice>
      ) : (
        <div className="kept-text" translate="no">
          {answer.text}
        </div>
      )}
      {answer.versions > 0 && <Notice kind="warning">{t('notebook.versions')}</Notice>}
      {lessonSlug && moduleSlug && (
        <p>
          <a href={`/leren/${moduleSlug}/${lessonSlug}#${promptKey}`}>
            {t('notebook.lesson')}
            <span className="visually-hidden" lang={contentLang}>
              : {title}
            </span>
          </a>
        </p>
      )}
      {!again && <Sharing answer={answer} title={title ?? ''} inThreads={inThreads} outcome={outcome} />}
    </article>
  );
}

function Sharing({
  answer,
  title,
  inThreads,
  outcome,
}: {
  answer: Answer;
  title: string;
  inThreads: readonly InThread[];
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  const { id, sharedWith } = answer;
  const name = `email-${id}`;
  return (
    <div className="sharing">
      {sharedWith.length === 0 && inThreads.length === 0 ? (
        <p className="small soft lock">
          <Lock /> {t('notebook.private')}
        </p>
      ) : (
        sharedWith.length > 0 && (
          <>
            <p className="small soft">{t('notebook.shared-with')}</p>
            <ul className="rows">
              {sharedWith.map((share) => (
                <li key={share.id}>
                  <span translate="no">{share.email}</span>
                  <form method="post">
                    <input type="hidden" name="intent" value="unshare" />
                    <input type="hidden" name="answer" value={id} />
                    <input type="hidden" name="share" value={share.id} />
                    <Button variant="text" small type="submit">
                      {t('notebook.share.take-back')}
                      <span className="visually-hidden">
                        {' '}
                        {t('notebook.share.take-back.with', { email: share.email })}
                      </span>
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
          </>
        )
      )}
      {inThreads.length > 0 && (
        <>
          <p className="small soft">{t('notebook.in-talk')}</p>
          <ul className="rows">
            {inThreads.map((one) => (
              <AnswerInTalk key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/gesprekken/deel?antwoord=${id}`}>
          {t('notebook.talk')}
          <span className="visually-hidden" lang={contentLang}>
            : {title}
          </span>
        </a>
      </p>
      <details className="second-way" open={Boolean(outcome?.problems)}>
        <summary>
          {t('notebook.share')}
          <span className="visually-hidden" lang={contentLang}>
            : {title}
          </span>
        </summary>
        <form method="post">
          <input type="hidden" name="intent" value="share" />
          <input type="hidden" name="answer" value={id} />
          <Field
            id={name}
            name="email"
            type="email"
            label={t('notebook.share.email')}
            hint={t('notebook.share.help')}
            autoComplete="off"
            required
            defaultValue={outcome?.values?.email}
            error={outcome?.problems?.email}
          />
          <Button variant="quiet" type="submit">
            {t('notebook.share.do')}
          </Button>
        </form>
      </details>
    </div>
  );
}

/** An answer in a conversation: the way there, and taking it back. */
export function AnswerInTalk({ one: { id, threadId, number, title } }: { one: InThread }) {
  const t = useMessages();
  return (
    <li>
      <a href={`/gesprekken/${threadId}?bericht=${number}#bericht-${number}`} translate="no">
        {title}
      </a>
      <form method="post">
        <input type="hidden" name="intent" value="take-back" />
        <input type="hidden" name="share" value={id} />
        <Button variant="text" small type="submit" aria-label={`${t('discussion.answer.take-back')}: ${title}`}>
          {t('discussion.answer.take-back')}
        </Button>
      </form>
    </li>
  );
}
