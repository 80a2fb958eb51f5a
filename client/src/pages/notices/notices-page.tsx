import { redirect } from 'react-router';
import { dateAndTime } from '../../format.ts';
import { NoticesPageDocument, type NoticesPageQuery, ReadNoticesDocument } from '../../graphql.gen.ts';
import { type Asked, field, type Outcome, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';

type Told = NoticesPageQuery['myNotices'];
type Data = { told: Told; further: boolean };

/** What one is told of: what is unread is marked, alike things in one place stand together. */
export const noticesPage = page<Data>({
  path: '/meldingen',
  async load({ api, url }) {
    const after = url.searchParams.get('na');
    return { told: (await api.query(NoticesPageDocument, { after })).myNotices, further: after !== null };
  },
  act: read,
  head: (_data, t) => ({ title: t('notices.title'), index: false }),
  View: Notices,
});

/** Marks those that its form names as read, or all there were when the page came. */
async function read({ api, url }: Asked, form: FormData): Promise<Outcome> {
  const ids = form.getAll('id').filter((id) => typeof id === 'string');
  const until = new Date(Number(field(form, 'until')));
  const all = ids.length === 0 && !Number.isNaN(until.getTime());
  await api.mutate(ReadNoticesDocument, { input: all ? { until: until.toISOString() } : { ids } });
  throw redirect(`/meldingen${url.search}`);
}

function Notices({ data: { told, further } }: ViewProps<Data>) {
  const t = useMessages();
  const { bundles, unread, until, next } = told;
  return (
    <div className="wrap notices">
      <h1>{t('notices.title')}</h1>
      <p className="lead">{t('notices.lead')}</p>
      {bundles.length === 0 && !next && !further ? (
        <EmptyState title={t('notices.none')} action={<ToChoices quiet />}>
          {t('notices.none.body')}
        </EmptyState>
      ) : (
        <>
          <div className="notices-head">
            <p>{t('notices.unread', { count: unread })}</p>
            {unread > 0 && until && (
              <form method="post">
                <input type="hidden" name="until" value={Date.parse(until)} />
                <Button variant="quiet" small>
                  {t('notices.read-all')}
                </Button>
              </form>
            )}
          </div>
          <ul className="hairlines hairlines-closed">
            {bundles.map((bundle) => (
              <Line key={bundle.ids[0]} bundle={bundle} />
            ))}
          </ul>
          {(next || further) && (
            <p className="talk-pages">
              {further && <a href="/meldingen">{t('notices.to-first')}</a>}
              {next && <a href={`/meldingen?na=${encodeURIComponent(next)}`}>{t('notices.older')}</a>}
            </p>
          )}
          <p>
            <ToChoices />
          </p>
        </>
      )}
    </div>
  );
}

function ToChoices({ quiet }: { quiet?: boolean }) {
  const t = useMessages();
  const href = '/meldingen/voorkeuren';
  return quiet ? (
    <ButtonLink href={href} variant="quiet">
      {t('notices.preferences')}
    </ButtonLink>
  ) : (
    <a href={href}>{t('notices.preferences')}</a>
  );
}

function Line({ bundle }: { bundle: Told['bundles'][number] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { ids, sentence, excerpt, path, unread, at } = bundle;
  const words = sentence.map(({ text }) => text).join('');
  return (
    <li className={unread ? 'line notice-line notice-new' : 'line notice-line'}>
      <div className="line-body">
        <p>
          {unread && <span className="notice-mark">{t('notices.new')}</span>}
          <a href={path}>
            {sentence.map(({ text, own }, index) => (
              // pieces of one sentence stay in their order
              // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name
              <span key={index} translate={own ? 'no' : undefined}>
                {text}
              </span>
            ))}
          </a>
        </p>
        {excerpt && (
          <p className="small soft notice-excerpt" translate="no">
            {excerpt}
          </p>
        )}
        <p className="small soft">
          <time dateTime={at}>{dateAndTime(at, locale)}</time>
        </p>
      </div>
      {unread && (
        <form method="post" className="line-end">
          {ids.map((id) => (
            <input key={id} type="hidden" name="id" value={id} />
          ))}
          <Button variant="text" small aria-label={t('notices.read-one.label', { sentence: words })}>
            {t('notices.read-one')}
          </Button>
        </form>
      )}
    </li>
  );
}
