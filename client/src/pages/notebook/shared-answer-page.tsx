import { contentLang } from '../../content.tsx';
import { date } from '../../format.ts';
import { SharedAnswerPageDocument, type SharedAnswerPageQuery } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { Notice } from '../../ui/notice.tsx';

type Shared = Extract<SharedAnswerPageQuery['sharedAnswer'], { __typename: 'SharedAnswer' }>;

/** An answer that somebody shares with whoever is signed in. */
export const sharedAnswerPage = page<Shared>({
  path: '/mijn-schrift/gedeeld/:share',
  async load({ api, params, t }) {
    const { sharedAnswer } = await api.query(SharedAnswerPageDocument, { share: params.share ?? '' });
    if (sharedAnswer.__typename !== 'SharedAnswer') nothingHere(t('notebook.shared.none'));
    return sharedAnswer;
  },
  head: ({ author }, t) => ({ title: t('notebook.shared.title', { name: author }), index: false }),
  View: SharedAnswer,
});

function SharedAnswer({ data: { author, moduleTitle, lessonTitle, question, text, savedAt } }: ViewProps<Shared>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <div className="wrap notebook">
      <h1 translate="no">{t('notebook.shared.title', { name: author })}</h1>
      <p className="lead" translate="no">
        {t('notebook.shared.lead', { name: author })}
      </p>
      <article className="answer">
        <h2 className="answer-title" lang={contentLang}>
          {question ?? lessonTitle ?? moduleTitle}
        </h2>
        <p className="small soft" lang={contentLang}>
          {[moduleTitle, question && lessonTitle].filter(Boolean).join(' · ')}
        </p>
        {text === null ? (
          <Notice kind="warning">{t('reader.prompt.closed')}</Notice>
        ) : (
          <div className="kept-text" translate="no">
            {text}
          </div>
        )}
        <p className="small soft">{t('notebook.shared.saved', { date: date(savedAt, locale) })}</p>
      </article>
    </div>
  );
}
