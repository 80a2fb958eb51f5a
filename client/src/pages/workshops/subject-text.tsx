import { contentLang } from '../../content.tsx';
import type { WorkshopSubjectFactsFragment } from '../../graphql.gen.ts';
import { useMessages } from '../../page.tsx';

/** What a workshop is: for whom, how it goes, what to bring, and where to read on. */
export function SubjectText({ subject }: { subject: WorkshopSubjectFactsFragment }) {
  const t = useMessages();
  const { forWhom, programme, before, after, modules, cases } = subject;
  return (
    <>
      <h2>{t('workshops.for-whom')}</h2>
      <p lang={contentLang}>{forWhom}</p>
      <h2>{t('workshops.programme')}</h2>
      <ol lang={contentLang}>
        {programme.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ol>
      <Sentences title={t('workshops.before')} sentences={before} />
      <Sentences title={t('workshops.after')} sentences={after} />
      {modules.length + cases.length > 0 && (
        <>
          <h2>{t('workshops.read-on')}</h2>
          <ul className="workshop-links">
            {modules.map(({ slug, title }) => (
              <li key={slug}>
                <a href={`/modules/${slug}`} lang={contentLang}>
                  {title}
                </a>
              </li>
            ))}
            {cases.map(({ slug, title }) => (
              <li key={slug}>
                <a href={`/praktijkvoorbeelden/${slug}`} lang={contentLang}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul lang={contentLang}>
        {sentences.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
