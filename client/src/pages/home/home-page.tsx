import { WithContent } from '../../content.tsx';
import { DateRow } from '../../features/date-row/date-row.tsx';
import { ModuleRow } from '../../features/module-row/module-row.tsx';
import { HomePageDocument, type HomePageQuery } from '../../graphql.gen.ts';
import { page, useMessages, type ViewProps } from '../../page.tsx';
import { organisation, structured } from '../../structured.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { HomeArt } from '../../ui/home-art.tsx';

const PHASES = ['why', 'how', 'what'] as const;
const WORD = { why: 'phase.WHY', how: 'phase.HOW', what: 'phase.WHAT' } as const;

export const homePage = page<HomePageQuery>({
  path: '/',
  shared: true,
  load: ({ api }) => api.query(HomePageDocument, {}),
  head: (_data, t, place) => ({
    title: t('site.name'),
    description: t('home.description'),
    structured: structured(organisation(place, t('home.description'))),
  }),
  View: Home,
});

function Home({ data }: ViewProps<HomePageQuery>) {
  const t = useMessages();
  const first = data.modules.find((module) => module.freeLesson);
  return (
    <>
      <section className="hero">
        <div className="wrap">
          <div>
            <h1>{t('home.title')}</h1>
            <p className="lead">{t('home.lead')}</p>
            <div className="cta">
              <ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>
              {first?.freeLesson && (
                <ButtonLink href={`/leren/${first.slug}/${first.freeLesson.slug}`} variant="quiet">
                  {t('site.free-lesson')}
                </ButtonLink>
              )}
            </div>
          </div>
          <HomeArt label={t('home.art')} />
        </div>
      </section>
      <section className="story">
        <div className="wrap">
          <h2>{t('home.story')}</h2>
          <ol>
            {PHASES.map((phase) => (
              <li key={phase}>
                <span className={`word ${phase}`}>{t(WORD[phase])}</span>
                <blockquote>
                  <SchoolsWords sentence={t(`home.${phase}.quote`)} />
                </blockquote>
                <p className="soft">{t(`home.${phase}.body`)}</p>
              </li>
            ))}
          </ol>
          <p className="small soft">{t('home.quotes-of')}</p>
        </div>
      </section>
      <section className="next">
        <div className="wrap cols">
          <div>
            <h2>{t('home.modules')}</h2>
            <div className="mods">
              {data.modules.map((module) => (
                <ModuleRow key={module.key} module={module} />
              ))}
            </div>
          </div>
          <div>
            <h2>{t('home.workshops')}</h2>
            {data.nextWorkshopDates.length === 0 ? (
              <div className="date">
                <p>{t('workshops.none')}</p>
                <p className="small soft">{t('workshops.none.body')}</p>
              </div>
            ) : (
              <>
                <ul className="workshop-dates">
                  {data.nextWorkshopDates.map((date) => (
                    <DateRow key={date.id} date={date} heading="h3" />
                  ))}
                </ul>
                <p>
                  <a href="/workshops">{t('workshops.all')}</a>
                </p>
              </>
            )}
          </div>
        </div>
      </section>
    </>
  );
}

/** What stands between quotation marks was said by the school, in Dutch, whatever the page is in. */
function SchoolsWords({ sentence }: { sentence: string }) {
  return <WithContent sentence={sentence} words={/“[^”]*”/.exec(sentence)?.[0] ?? sentence} />;
}
