import type { MessageKey } from '@fluxus/messages';
import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { dateAndTime } from '../../format.ts';
import { RestoreLessonDocument, StudioHistoryPageDocument, type StudioHistoryPageQuery } from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  useSurroundings,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { StudioFrame } from './studio-frame.tsx';

type History = Extract<StudioHistoryPageQuery['lessonHistory'], { __typename: 'LessonHistory' }>;
type Data = { history: History; module: string; lesson: string; requestKey: string };

/** What a lesson was, save by save; one of them beside what it is now (`?vergelijk=`), and back to it. */
export const historyPage = page<Data>({
  path: '/studio/:module/les/:lesson/geschiedenis',
  async load({ api, params, url }) {
    const [module, lesson] = [params.module ?? '', params.lesson ?? ''];
    const compared = Number.parseInt(url.searchParams.get('vergelijk') ?? '', 10) || null;
    const { lessonHistory } = await api.query(StudioHistoryPageDocument, { module, lesson, compared });
    const history = lessonHistory.__typename === 'LessonHistory' ? lessonHistory : nothingHere(lessonHistory.message);
    return { history, module, lesson, requestKey: crypto.randomUUID() };
  },
  act,
  head: ({ history }) => ({ title: history.title, index: false, styles: ['src/styles/studio.css'] }),
  View: LessonHistoryView,
});

async function act({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const [module, lesson] = [params.module ?? '', params.lesson ?? ''];
  const number = (name: string) => Number.parseInt(field(form, name), 10) || 0;
  const { restoreLesson } = await api.mutate(RestoreLessonDocument, {
    ...{ module, lesson, revision: number('revision'), baseRevision: number('baseRevision') },
    requestKey: field(form, 'requestKey'),
  });
  if (restoreLesson.__typename === 'LessonSaved') throw redirect(`/studio/${module}/les/${lesson}?gedaan=hersteld`);
  return refused(restoreLesson);
}

function LessonHistoryView({ data: { history, module, lesson, requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { title, revision: now, revisions, compared, lines } = history;
  const here = `/studio/${module}/les/${lesson}`;
  return (
    <StudioFrame
      title={t('studio.history')}
      crumbs={[
        { href: '/studio', label: t('studio.title') },
        { href: `/studio/${module}`, label: t('studio.module') },
        { href: here, label: title, written: true },
      ]}
      outcome={outcome}
    >
      {compared !== null && (
        <section aria-labelledby="verschil">
          <h2 id="verschil">{t('studio.history.difference', { revision: compared })}</h2>
          <Difference lines={lines} />
          <form method="post">
            <input type="hidden" name="revision" value={compared} />
            <input type="hidden" name="baseRevision" value={now} />
            <input type="hidden" name="requestKey" value={requestKey} />
            <Button type="submit" variant="quiet">
              {t('studio.history.restore', { revision: compared })}
            </Button>
          </form>
        </section>
      )}
      <ol className="hairlines hairlines-closed">
        {revisions.map(({ revision, at, by, act: what }) => (
          <li key={revision} className="line">
            <div className="line-body">
              <p>
                {dateAndTime(at, locale)} · {t(`studio.act.${what}` as MessageKey)}
              </p>
              <p className="small soft">
                {by ? <span translate="no">{by.name}</span> : t('studio.history.repository')}
              </p>
            </div>
            <div className="line-end">
              {revision === now ? (
                <span className="small">{t('studio.history.now')}</span>
              ) : (
                <a href={`${here}/geschiedenis?vergelijk=${revision}`}>
                  {t('studio.history.compare')}
                  <span className="visually-hidden"> {dateAndTime(at, locale)}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
    </StudioFrame>
  );
}

function Difference({ lines }: { lines: History['lines'] }) {
  const t = useMessages();
  if (lines.every(({ kind }) => kind === 'same')) return <p>{t('studio.history.same')}</p>;
  return (
    <ul className="studio-difference plain" lang={contentLang}>
      {lines.map(({ kind, words }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines may be equal, and never change places
        <li key={at} data-kind={kind}>
          {kind === 'gone' ? <del>{words}</del> : kind === 'new' ? <ins>{words}</ins> : words}
        </li>
      ))}
    </ul>
  );
}
