import { contentLang } from '../../content.tsx';
import { ModuleRow } from '../../features/module-row/module-row.tsx';
import { money } from '../../format.ts';
import { ProgrammePageDocument, type ProgrammePageQuery } from '../../graphql.gen.ts';
import { moved, nothingHere, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { breadcrumbs, course, structured } from '../../structured.ts';
import { ButtonLink } from '../../ui/button.tsx';

type Programme = Extract<ProgrammePageQuery['programme'], { __typename: 'Programme' }>;
type Data = { programme: Programme };

/** Several modules together, at one price. */
export const programmePage = page<Data>({
  path: '/opleidingen/:slug',
  shared: true,
  async load(asked) {
    const { api, params } = asked;
    const { programme } = await api.query(ProgrammePageDocument, { slug: params.slug ?? '' });
    if (programme.__typename !== 'Programme') nothingHere(programme.message);
    if (programme.slug !== params.slug) moved(asked, `/opleidingen/${programme.slug}`);
    return { programme };
  },
  head: ({ programme }, t, place) => ({
    title: programme.title,
    description: programme.promise,
    image: programme.sharePicture ? { path: programme.sharePicture, alt: programme.title } : undefined,
    structured: structured(
      course(
        {
          path: `/opleidingen/${programme.slug}`,
          ...{ title: programme.title, description: programme.promise, minutes: programme.minutes },
          ...{ offer: programme.offer, picture: programme.sharePicture },
          parts: programme.modules.map(({ slug, title, promise }) => ({
            path: `/modules/${slug}`,
            title,
            description: promise,
          })),
        },
        place,
      ),
      breadcrumbs(
        [
          [t('site.menu.modules'), '/modules'],
          [programme.title, `/opleidingen/${programme.slug}`],
        ],
        place,
      ),
    ),
  }),
  View: ProgrammeView,
});

function ProgrammeView({ data: { programme } }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { offer, modules } = programme;
  return (
    <>
      <section className="head">
        <div className="wrap">
          <div className="head-text">
            <p className="kicker">{t('programme.kicker', { modules: modules.length, minutes: programme.minutes })}</p>
            <h1 lang={contentLang}>{programme.title}</h1>
            <p className="lead" lang={contentLang}>
              {programme.promise}
            </p>
          </div>
          <aside className="buy" aria-label={t('checkout.summary')}>
            {modules.every((module) => module.owned) ? (
              <p>
                <ButtonLink href="/leren">{t('module.continue')}</ButtonLink>
              </p>
            ) : (
              offer && (
                <>
                  <p className="price">{money(offer.priceCents, locale)}</p>
                  <p className="small soft">{offer.vatSentence}</p>
                  {offer.savingCents ? (
                    <p className="small">{t('programme.saving', { amount: money(offer.savingCents, locale) })}</p>
                  ) : null}
                  <p>
                    <ButtonLink href={`/bestellen/opleiding/${programme.key}`}>{t('programme.buy')}</ButtonLink>
                  </p>
                </>
              )
            )}
          </aside>
        </div>
      </section>
      <section className="wrap">
        <h2>{t('programme.modules')}</h2>
        <div className="mods">
          {modules.map((module) => (
            <ModuleRow key={module.key} module={module} owned={module.owned} />
          ))}
        </div>
      </section>
    </>
  );
}
