import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import {
  AnswerToShareDocument,
  type AnswerToShareQuery,
  ShareInThreadDocument,
  TakeAnswerBackDocument,
} from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { pathOfPost, wholeNumber } from './act-in-thread.ts';
import { PlaceLink } from './words.tsx';

type Answer = Extract<AnswerToShareQuery['answerToShare'], { __typename: 'AnswerToShare' }>;
type Data = { answer: Answer | undefined; requestKey: string };

const NEW = 'nieuw';

/** Sharing one of one's answers in a conversation, and taking it back: each one form. */
export const shareAnswerPage = page<Data>({
  path: '/gesprekken/deel',
  async load(asked) {
    return { answer: await answerAsked(asked), requestKey: crypto.randomUUID() };
  },
  act,
  head: (_data, t) => ({ title: t('discussion.share.title'), index: false }),
  View: ShareAnswer,
});

async function answerAsked({ api, url: { searchParams } }: Asked): Promise<Answer | undefined> {
  const given = (name: string) => searchParams.get(name);
  const which = { answer: given('antwoord'), module: given('module'), prompt: given('vraag') };
  if (!which.answer && !(which.module && which.prompt)) nothingHere();
  const { answerToShare } = await api.query(AnswerToShareDocument, which);
  return answerToShare.__typename === 'AnswerToShare' && answerToShare.text !== '' ? answerToShare : undefined;
}

async function act({ api, t }: Asked, form: FormData): Promise<Outcome> {
  if (field(form, 'intent') === 'take-back') {
    await api.mutate(TakeAnswerBackDocument, { id: field(form, 'share') });
    // one that is not there any more is what was asked
    return { done: t('discussion.share.taken') };
  }
  const values = Object.fromEntries(
    ['thread', 'title', 'place', 'requestKey'].map((name) => [name, field(form, name)]),
  );
  const { thread = '', title = '', place = '', requestKey = '' } = values;
  const [kind, ...key] = place.split(':');
  const at = { kind: kind === 'LESSON' ? 'LESSON' : 'MODULE', key: key.join(':') } as const;
  const where = thread === NEW ? { start: { at, title } } : { threadId: thread || null };
  const input = {
    ...where,
    answer: field(form, 'answer'),
    revision: wholeNumber(field(form, 'revision')) ?? 0,
    requestKey,
  };
  const { shareInThread } = await api.mutate(ShareInThreadDocument, { input });
  if (shareInThread.__typename !== 'PostWritten') return refused(shareInThread, values);
  throw redirect(pathOfPost(shareInThread.threadId, shareInThread.number));
}

function ShareAnswer({ data: { answer, requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  return (
    <div className="wrap form-page talk-new">
      <h1>{t('discussion.share.title')}</h1>
      {outcome?.done && <Notice kind="success">{outcome.done}</Notice>}
      {!answer && (
        <EmptyState title={t('discussion.share.none')} action={<a href="/mijn-schrift">{t('notebook.title')}</a>}>
          {t('discussion.answer.empty')}
        </EmptyState>
      )}
      {answer && answer.text === null && <Notice kind="warning">{t('reader.prompt.closed')}</Notice>}
      {answer && answer.text !== null && (
        <>
          <p className="lead">{t('discussion.share.lead')}</p>
          <FormTrouble outcome={outcome} />
          <Standing answer={answer} requestKey={requestKey} />
          <div className="answer">
            {answer.question && (
              <h2 className="answer-title" lang={contentLang}>
                {answer.question}
              </h2>
            )}
            <div className="kept-text" translate="no">
              {answer.text}
            </div>
          </div>
          {answer.places.length > 0 && <ShareForm answer={answer} requestKey={requestKey} outcome={outcome} />}
        </>
      )}
    </div>
  );
}

/** Where it stands already: replaced there by what was written since, or taken back. */
function Standing({ answer, requestKey }: { answer: Answer; requestKey: string }) {
  const t = useMessages();
  if (answer.inThreads.length === 0) return null;
  return (
    <section aria-label={t('discussion.share.there')}>
      <p className="small soft">{t('discussion.share.there')}</p>
      <ul className="rows">
        {answer.inThreads.map(({ id, threadId, number, title, revision }) => (
          <li key={id}>
            <span>
              <a href={pathOfPost(threadId, number)} translate="no">
                {title}
              </a>
              {revision !== answer.revision && <span className="small soft"> ({t('discussion.share.older')})</span>}
            </span>
            {revision !== answer.revision && (
              <form method="post">
                <Carried answer={answer} requestKey={requestKey} />
                <input type="hidden" name="thread" value={threadId} />
                <Button variant="quiet" small type="submit">
                  {t('discussion.share.update')}
                </Button>
              </form>
            )}
            <form method="post">
              <input type="hidden" name="intent" value="take-back" />
              <input type="hidden" name="share" value={id} />
              <Button variant="text" small type="submit" aria-label={`${t('discussion.answer.take-back')}: ${title}`}>
                {t('discussion.answer.take-back')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShareForm({
  answer,
  requestKey,
  outcome,
}: {
  answer: Answer;
  requestKey: string;
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  const open = answer.threads.filter(({ id }) => !answer.inThreads.some(({ threadId }) => threadId === id));
  const places = answer.places.map(({ kind, key }) => `${kind}:${key}`);
  return (
    <form method="post" className="talk-order">
      <Carried answer={answer} requestKey={values?.requestKey || requestKey} />
      <RadioGroup
        legend={t('discussion.share.thread')}
        name="thread"
        required
        defaultValue={values?.thread ?? (open.length === 0 ? NEW : '')}
        error={problems?.thread}
        options={[
          ...open.map(({ id, title, lastNumber }) => ({
            value: id,
            label: title ? <span translate="no">{title}</span> : t('discussion.title-gone'),
            hint: t('discussion.posts', { count: lastNumber }),
          })),
          { value: NEW, label: t('discussion.share.new') },
        ]}
      />
      <Field
        name="title"
        label={t('discussion.share.new.title')}
        maxLength={160}
        defaultValue={values?.title ?? answer.question?.slice(0, 160) ?? ''}
        error={problems?.title}
      />
      {answer.places.length > 1 ? (
        <RadioGroup
          legend={t('discussion.share.place')}
          name="place"
          defaultValue={values?.place ?? places[0] ?? ''}
          options={answer.places.map((place, at) => ({ value: places[at] ?? '', label: <PlaceLink place={place} /> }))}
        />
      ) : (
        <input type="hidden" name="place" value={places[0]} />
      )}
      <Button type="submit">{t('discussion.share.submit')}</Button>
    </form>
  );
}

function Carried({ answer, requestKey }: { answer: Answer; requestKey: string }) {
  return (
    <>
      <input type="hidden" name="answer" value={answer.id} />
      <input type="hidden" name="revision" value={answer.revision} />
      <input type="hidden" name="requestKey" value={requestKey} />
    </>
  );
}
