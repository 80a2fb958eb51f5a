import { contentLang } from '../../content.tsx';
import { TalkLink } from '../../features/talk-link/talk-link.tsx';
import { money } from '../../format.ts';
import { ModulePageDocument, type ModulePageQuery, TalkLinkDocument } from '../../graphql.gen.ts';
import { moved, nothingHere, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { phaseName } from '../../phase.ts';
import { breadcrumbs, course, structured } from '../../structured.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { Rings } from '../../ui/rings.tsx';

type Module = Extract<ModulePageQuery['module'], { __typename: 'Module' }>;
type Data = { module: Module; threads: number | null };

const PHASES = ['WHY', 'HOW', 'WHAT'] as const;

/** Deciding: what one can do afterwards, what it holds, what it costs. */
export const modulePage = page<Data>({
  path: '/modules/:slug',
  shared: true,
  async load(asked) {
    const { api, params, viewer } = asked;
    const { module } = await api.query(ModulePageDocument, { slug: params.slug ?? '' });
    if (module.__typename !== 'Module') nothingHere(module.message);
    if (module.slug !== params.slug) moved(asked, `/modules/${module.slug}`);
    const at = { kind: 'MODULE', key: module.key } as const;
    const threads = viewer.signedIn ? (await api.query(TalkLinkDocument, at)).threadCount : null;
    return { module, threads };
  },
  head: ({ module }, t, place) => ({
    title: module.title,
    description: module.promise,
    image: module.sharePicture ? { path: module.sharePicture, alt: module.coverAlt } : undefined,
    structured: structured(
      course(
        {
          path: `/modules/${module.slug}`,
          ...{ title: module.title, description: module.promise, minutes: module.minutes, offer: module.offer },
          ...{ picture: module.sharePicture, able: module.able, forWhom: module.forWhom, lessons: module.outline },
          partOf: module.programmes.map(({ slug, title, promise }) => ({
            path: `/opleidingen/${slug}`,
            title,
            description: promise,
          })),
        },
        place,
      ),
      breadcrumbs(
        [
          [t('site.menu.modules'), '/modules'],
          [module.title, `/modules/${module.slug}`],
        ],
        place,
      ),
    ),
  }),
  View: ModuleView,
});

function ModuleView({ data: { module, threads } }: ViewProps<Data>) {
  const t = useMessages();
  const most = PHASES.reduce((best, phase) => (accentOf(module, phase) > accentOf(module, best) ? phase : best));
  return (
    <>
      <section className="head">
        <div className="wrap">
          <div className="head-text">
            <p className="kicker">{t('module.kicker', { lessons: module.lessonCount, minutes: module.minutes })}</p>
            <h1 lang={contentLang}>{module.title}</h1>
            <p className="lead" lang={contentLang}>
              {module.promise}
            </p>
            <div className="accent">
              <Rings {...module.accent} size={112} label={t('rings.accent', { phase: t(`phase.${most}`) })} />
              <p className="soft small">{t(`module.accent.${most}`)}</p>
            </div>
          </div>
          <Buy module={module} threads={threads} />
        </div>
      </section>
      <section className="able">
        <div className="wrap">
          <h2>{t('module.able')}</h2>
          <ul lang={contentLang}>
            {module.able.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </section>
      <Outline module={module} />
      <section className="wrap more">
        <h2>{t('module.for-whom')}</h2>
        <p lang={contentLang}>{module.forWhom}</p>
        {module.questions.length > 0 && <h2>{t('module.questions')}</h2>}
        {module.questions.map((one) => (
          <details key={one.question} lang={contentLang}>
            <summary>{one.question}</summary>
            <p>{one.answer}</p>
          </details>
        ))}
      </section>
    </>
  );
}

function accentOf(module: Module, phase: (typeof PHASES)[number]): number {
  return module.accent[phase.toLowerCase() as 'why' | 'how' | 'what'];
}

function Buy({ module, threads }: Data) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <aside className="buy" aria-label={t('module.contains')}>
      {module.owned ? (
        <>
          <p>{t('module.owned')}</p>
          <p>
            <ButtonLink href={`/leren/${module.slug}`}>{t('module.continue')}</ButtonLink>
          </p>
        </>
      ) : (
        module.offer && (
          <>
            <p className="price">{money(module.offer.priceCents, locale)}</p>
            <p className="small soft">
              {module.offer.vatSentence} {t('module.access')}
            </p>
            <p>
              <ButtonLink href={`/bestellen/module/${module.key}`}>{t('module.buy')}</ButtonLink>
            </p>
          </>
        )
      )}
      {threads !== null && <TalkLink place={{ kind: 'MODULE', key: module.key }} count={threads} />}
      <ul>
        <li>
          {t('lessons', { count: module.lessonCount })}
          {module.caseCount > 0 && ` · ${t('cases', { count: module.caseCount })}`}
        </li>
        {locale !== contentLang && <li>{t('site.lessons-in-dutch')}</li>}
        <li>{t('module.private')}</li>
        <li>{t('module.try')}</li>
        {module.programmes.map((programme) => (
          <li key={programme.slug}>
            {t('module.in-programme')}{' '}
            <a href={`/opleidingen/${programme.slug}`} lang={contentLang}>
              {programme.title}
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Outline({ module }: { module: Module }) {
  const t = useMessages();
  return (
    <section className="outline">
      <div className="wrap">
        <h2>{t('module.outline')}</h2>
        {PHASES.map((phase) => (
          <div className="row" key={phase}>
            <h3 className="phase-heading">
              <PhaseMark phase={phaseName(phase)}>{t(`phase.${phase}`)}</PhaseMark>
            </h3>
            <ol>
              {module.outline
                .filter((lesson) => lesson.phase === phase)
                .map((lesson) => (
                  <li key={lesson.key}>
                    {lesson.free || module.owned ? (
                      <a href={`/leren/${module.slug}/${lesson.slug}`} lang={contentLang}>
                        {lesson.title}
                      </a>
                    ) : (
                      <span lang={contentLang}>{lesson.title}</span>
                    )}
                    {lesson.free ? (
                      <span className="free">{t('module.free')}</span>
                    ) : (
                      <span className="soft small">{t('minutes', { minutes: lesson.minutes })}</span>
                    )}
                  </li>
                ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}
