import type { ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import type { CasePageQuery } from '../../graphql.gen.ts';
import { useMessages } from '../../page.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';

type Page = Extract<CasePageQuery['caseStudy'], { __typename: 'CasePage' }>;
export type Study = Page['study'];
export type WholeStudy = Extract<Study, { __typename: 'WholeCase' }>;
export type Places = Page['places'];
export type Related = Page['related'];

/** What a case study is about, in a line. */
export function CaseTags({ study }: { study: Study }) {
  const t = useMessages();
  return (
    <>
      {t(`barrier.${study.barrier}` as 'barrier.trust')} · <span lang={contentLang}>{study.age}</span> ·{' '}
      <span lang={contentLang}>{study.channel}</span>
    </>
  );
}

/** The drawing; where it has a title of its own, that is what is read aloud. */
export function CaseDrawing({ study: { drawingSvg, drawingAlt } }: { study: Study }) {
  if (!drawingSvg) return null;
  const art = <TrustedHtml html={drawingSvg} />;
  return drawingAlt === '' ? (
    <div className="case-art" aria-hidden="true">
      {art}
    </div>
  ) : (
    <div className="case-art" role="img" aria-label={drawingAlt} lang={contentLang}>
      {art}
    </div>
  );
}

/** The situation; and for those who may read on what the school did, what came of it, and the questions. */
export function CaseText({ study }: { study: Study }) {
  const t = useMessages();
  return (
    <>
      <Part title={t('cases.situation')}>
        <Paragraphs text={study.situation} />
      </Part>
      {study.__typename === 'WholeCase' && <Rest study={study} />}
    </>
  );
}

function Rest({ study }: { study: WholeStudy }) {
  const t = useMessages();
  return (
    <>
      <Part title={t('cases.approach')}>
        <div className="source">
          <p className="kicker">{t('cases.source')}</p>
          <Paragraphs text={study.approach} />
        </div>
      </Part>
      {study.effect && (
        <Part title={t('cases.effect')}>
          <div className="source">
            <p className="kicker">{t('cases.source')}</p>
            <Paragraphs text={study.effect} />
          </div>
        </Part>
      )}
      <Part title={t('cases.questions')}>
        <ol className="case-questions" lang={contentLang}>
          {study.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </Part>
      <p className="small soft case-source">{t('cases.quotes-of')}</p>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="case-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Plain text; an empty line begins a new paragraph. */
function Paragraphs({ text }: { text: string }) {
  return text.split(/\n\s*\n/).map((paragraph) => (
    <p key={paragraph} lang={contentLang}>
      <Quoted text={paragraph} />
    </p>
  ));
}

/** What stands between “double marks” is literally the school's, and is set as its words. */
function Quoted({ text }: { text: string }) {
  return text.split(/(“[^”]*”)/).map((part) => (part.startsWith('“') ? <cite key={part}>{part}</cite> : part));
}
