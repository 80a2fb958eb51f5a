import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { CaseRow } from '../../features/case-row/case-row.tsx';
import { TalkLink } from '../../features/talk-link/talk-link.tsx';
import { money } from '../../format.ts';
import { CasePageDocument, TalkLinkDocument } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { phaseName } from '../../phase.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { CaseSheet } from './case-sheet.tsx';
import {
  CaseDrawing,
  CaseTags,
  CaseText,
  type Places,
  type Related,
  type Study,
  type WholeStudy,
} from './case-text.tsx';

type Data = {
  study: Study;
  places: Places;
  related: Related;
  publicUrl: string;
  asSheet: boolean;
  threads: number | null;
};

const LONGEST_DESCRIPTION = 155;

/** One case study: whole for those who may open a module that holds it, else its situation and how to read on. */
export const casePage = page<Data>({
  path: '/praktijkvoorbeelden/:slug',
  shared: true,
  async load({ api, params, url, publicUrl, viewer }) {
    const { caseStudy } = await api.query(CasePageDocument, { slug: params.slug ?? '' });
    if (caseStudy.__typename !== 'CasePage') nothingHere(caseStudy.message);
    const { study, places, related } = caseStudy;
    // lessons lead here by its key, which stays when its address changes
    if (study.slug !== params.slug) throw redirect(`/praktijkvoorbeelden/${study.slug}${url.search}`, 301);
    const at = { kind: 'CASE', key: study.key } as const;
    const threads = viewer.signedIn ? (await api.query(TalkLinkDocument, at)).threadCount : null;
    return { study, places, related, publicUrl, asSheet: url.searchParams.has('afdrukken'), threads };
  },
  head: ({ study, places, publicUrl }, t) => ({
    title: study.title,
    description: beginningOf(study.situation),
    structured: {
      '@context': 'https://schema.org',
      '@type': 'LearningResource',
      name: study.title,
      description: beginningOf(study.situation),
      learningResourceType: 'case study',
      inLanguage: contentLang,
      url: `${publicUrl}/praktijkvoorbeelden/${study.slug}`,
      datePublished: study.publishedAt,
      dateModified: study.updatedAt,
      isAccessibleForFree: places.some(({ lessons }) => lessons.some((lesson) => lesson.free)),
      isPartOf: places.map(({ module }) => ({
        '@type': 'Course',
        name: module.title,
        url: `${publicUrl}/modules/${module.slug}`,
      })),
      publisher: { '@type': 'EducationalOrganization', name: t('site.name'), url: publicUrl },
    },
  }),
  View: CaseView,
});

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST_DESCRIPTION
    ? line
    : `${line.slice(0, line.lastIndexOf(' ', LONGEST_DESCRIPTION - 1))}…`;
}

function CaseView({ data: { study, places, related, asSheet, threads } }: ViewProps<Data>) {
  const t = useMessages();
  if (asSheet && study.__typename === 'WholeCase') return <CaseSheet study={study} />;
  return (
    <div className="wrap case-page">
      <article>
        <p className="kicker">
          <a href="/praktijkvoorbeelden">{t('cases.title')}</a> · <CaseTags study={study} />
        </p>
        <h1 lang={contentLang}>{study.title}</h1>
        <p className="small case-phases no-print">
          {study.phases.map((phase) => (
            <PhaseMark key={phase} phase={phaseName(phase)}>
              {t(`phase.${phase}`)}
            </PhaseMark>
          ))}
        </p>
        <CaseDrawing study={study} />
        <CaseText study={study} />
      </article>
      <div className="case-aside no-print">
        {study.__typename === 'WholeCase' ? <ForTheTeam study={study} /> : <ReadOn study={study} places={places} />}
        {threads !== null && <TalkLink place={{ kind: 'CASE', key: study.key }} count={threads} />}
        <Lessons places={places} />
      </div>
      {related.length > 0 && (
        <section className="case-related no-print">
          <h2>{t('cases.related')}</h2>
          <ul className="hairlines hairlines-closed case-list">
            {related.map((one) => (
              <CaseRow key={one.key} study={one} heading="h3" />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ForTheTeam({ study }: { study: WholeStudy }) {
  const t = useMessages();
  return (
    <section className="buy">
      <h2 className="size-2">{t('cases.team')}</h2>
      <p className="small soft">{t('cases.team.body')}</p>
      <p>
        <ButtonLink href={`/praktijkvoorbeelden/${study.slug}?afdrukken`}>{t('cases.team.print')}</ButtonLink>
      </p>
      <p>
        <a href={`/mijn-stappen/nieuw?uit=voorbeeld/${study.slug}`}>{t('reader.step')}</a>
      </p>
    </section>
  );
}

/** What opens it, with what that costs, and the way in for those who have it already. */
function ReadOn({ study, places }: { study: Study; places: Places }) {
  const t = useMessages();
  const { locale, viewer } = useSurroundings();
  const [first] = places;
  return (
    <section className="buy">
      <h2 className="size-2">{t('cases.read-on')}</h2>
      <p className="small soft">{t('cases.read-on.body', { count: places.length })}</p>
      <ul>
        {places.map(({ module }) => (
          <li key={module.key} className="case-opens">
            <a href={`/modules/${module.slug}`} lang={contentLang}>
              {module.title}
            </a>
            {module.offer && <span className="price">{money(module.offer.priceCents, locale)}</span>}
          </li>
        ))}
      </ul>
      {first && (
        <p>
          <ButtonLink href={`/modules/${first.module.slug}`}>{t('cases.read-on.module')}</ButtonLink>
        </p>
      )}
      {!viewer.signedIn && (
        <p className="small">
          <a href={`/aanmelden?verder=${encodeURIComponent(`/praktijkvoorbeelden/${study.slug}`)}`}>
            {t('cases.read-on.sign-in')}
          </a>
        </p>
      )}
    </section>
  );
}

/** The lessons in which it stands; those that one may open are links. */
function Lessons({ places }: { places: Places }) {
  const t = useMessages();
  return (
    <section className="case-lessons">
      <h2 className="size-2">{t('cases.lessons')}</h2>
      {places.map(({ module, lessons }) => (
        <div key={module.key}>
          <h3 className="strong" lang={contentLang}>
            {module.owned ? <a href={`/leren/${module.slug}`}>{module.title}</a> : module.title}
          </h3>
          <ul>
            {lessons.map((lesson) => (
              <li key={lesson.key}>
                <PhaseMark phase={phaseName(lesson.phase)}>{t(`phase.${lesson.phase}`)}</PhaseMark>
                {lesson.free || module.owned ? (
                  <a href={`/leren/${module.slug}/${lesson.slug}`} lang={contentLang}>
                    {lesson.title}
                  </a>
                ) : (
                  <span lang={contentLang}>{lesson.title}</span>
                )}
                {lesson.free && !module.owned && <span className="free">{t('module.free')}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
