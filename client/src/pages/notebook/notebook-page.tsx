import { contentLang } from '../../content.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { date } from '../../format.ts';
import {
  NotebookPageDocument,
  type NotebookPageQuery,
  ShareAnswerDocument,
  TakeAnswerBackDocument,
  UnshareAnswerDocument,
} from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  type Outcome,
  page,
  refused,
  useMessages,
  useSurroundings,
  type ViewProps,
} from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Answer, AnswerEntry, AnswerInTalk, type InThread } from './answer-entry.tsx';

type Notebook = NotebookPageQuery['notebook'];
type Wish = { words: string | null; module: string | null; barrier: string | null; order: Order };
type Data = { notebook: Notebook; wish: Wish };

const ORDERS = { tijd: 'time', module: 'module', drempel: 'barrier' } as const;
type Order = keyof typeof ORDERS;

/** Mijn schrift: everything one wrote. What is chosen stands in the address. */
export const notebookPage = page<Data>({
  path: '/mijn-schrift',
  async load({ api, url: { searchParams } }) {
    const given = (name: string) => searchParams.get(name) || null;
    const order = given('volgorde') ?? 'tijd';
    const wish = {
      ...{ words: given('zoek'), module: given('module'), barrier: given('drempel') },
      order: order in ORDERS ? (order as Order) : 'tijd',
    };
    const { words, module, barrier } = wish;
    const number = Number(given('bladzijde') ?? 1);
    const filter = { words, module, barrier, page: Number.isSafeInteger(number) && number < 1e6 ? number : 1 };
    return { wish, notebook: (await api.query(NotebookPageDocument, { filter })).notebook };
  },
  act,
  head: (_data, t) => ({ title: t('notebook.title'), index: false }),
  View: NotebookView,
});

/** Sharing and taking back: each one form, one act. */
async function act({ api, t }: Asked, form: FormData): Promise<Outcome> {
  const answer = field(form, 'answer');
  if (field(form, 'intent') === 'unshare') {
    await api.mutate(UnshareAnswerDocument, { share: field(form, 'share') });
    // one that is not there any more is what was asked
    return { done: t('notebook.share.taken'), values: { answer } };
  }
  if (field(form, 'intent') === 'take-back') {
    await api.mutate(TakeAnswerBackDocument, { id: field(form, 'share') });
    return { done: t('discussion.share.taken') };
  }
  const email = field(form, 'email');
  const { shareAnswer } = await api.mutate(ShareAnswerDocument, { input: { answer, email } });
  return shareAnswer.__typename === 'AnswerShared'
    ? { done: t('notebook.share.done', { email: shareAnswer.share.email }), values: { answer } }
    : refused(shareAnswer, { answer, email });
}

function NotebookView({ data: { notebook, wish }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { answers, total, count, lookBack, sharedWithMe, inThreads } = notebook;
  const chosen = Boolean(wish.words || wish.module || wish.barrier);
  return (
    <div className="wrap notebook">
      <h1>{t('notebook.title')}</h1>
      <p className="lead">{t('notebook.lead')}</p>
      {outcome?.done && <Notice kind="success">{outcome.done}</Notice>}
      {outcome?.message && !outcome.problems && <FormTrouble outcome={outcome} />}
      {lookBack && !chosen && notebook.page === 1 && (
        <section className="look-back" aria-labelledby="terugblik">
          <h2 id="terugblik">{t(`notebook.look-back.${lookBack.ago === 'YEAR' ? 'year' : 'month'}`)}</h2>
          <blockquote className="kept-text" translate="no">
            {lookBack.answer.text}
          </blockquote>
          <p className="small soft">
            {t('notebook.look-back.now')}{' '}
            <a href={`#antwoord-${lookBack.answer.id}`}>{date(lookBack.answer.writtenAt, locale)}</a>
          </p>
        </section>
      )}
      {total === 0 ? (
        <EmptyState title={t('notebook.none')} action={<ButtonLink href="/leren">{t('learning.title')}</ButtonLink>}>
          {t('notebook.none.body')}
        </EmptyState>
      ) : (
        <>
          <Filters notebook={notebook} wish={wish} chosen={chosen} />
          <p className="small soft" role="status">
            {count === total ? t('notebook.count', { count }) : t('notebook.count.of', { count, total })}
          </p>
          {count === 0 ? (
            <EmptyState
              title={t('notebook.none.found')}
              action={
                <ButtonLink href="/mijn-schrift" variant="quiet">
                  {t('notebook.filter.clear')}
                </ButtonLink>
              }
            >
              {t('notebook.none.found.body')}
            </EmptyState>
          ) : (
            <Chapters answers={answers} inThreads={inThreads} wish={wish} outcome={outcome} />
          )}
          <Pages notebook={notebook} wish={wish} />
        </>
      )}
      {inThreads.length > 0 && <InTalk shares={inThreads} />}
      {sharedWithMe.length > 0 && <WithMe shared={sharedWithMe} />}
      {total > 0 && (
        <section className="take-along" aria-labelledby="meenemen">
          <h2 id="meenemen">{t('notebook.keep')}</h2>
          <p>{t('notebook.keep.body')}</p>
          <p className="cta">
            <ButtonLink href="/mijn-schrift/mijn-schrift.pdf" variant="quiet" download>
              {t('notebook.keep.pdf')}
            </ButtonLink>
            <ButtonLink href="/mijn-schrift/mijn-schrift.md" variant="quiet" download>
              {t('notebook.keep.markdown')}
            </ButtonLink>
          </p>
        </section>
      )}
    </div>
  );
}

function Filters({
  notebook: { modules, barriers },
  wish,
  chosen,
}: {
  notebook: Notebook;
  wish: Wish;
  chosen: boolean;
}) {
  const t = useMessages();
  return (
    <form className="filters" method="get" aria-label={t('notebook.filter')}>
      <label className="filters-search">
        <span>{t('notebook.filter.words')}</span>
        <input className="input" type="search" name="zoek" defaultValue={wish.words ?? ''} maxLength={200} />
      </label>
      <label>
        <span>{t('notebook.filter.module')}</span>
        <select name="module" defaultValue={wish.module ?? ''}>
          <option value="">{t('notebook.filter.any')}</option>
          {modules.map(({ key, title }) => (
            <option key={key} value={key} lang={contentLang}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('notebook.filter.barrier')}</span>
        <select name="drempel" defaultValue={wish.barrier ?? ''}>
          <option value="">{t('notebook.filter.any')}</option>
          {barriers.map((barrier) => (
            <option key={barrier} value={barrier}>
              {t(`barrier.${barrier}` as 'barrier.trust')}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('notebook.filter.order')}</span>
        <select name="volgorde" defaultValue={wish.order}>
          {(Object.keys(ORDERS) as Order[]).map((order) => (
            <option key={order} value={order}>
              {t(`notebook.order.${ORDERS[order]}`)}
            </option>
          ))}
        </select>
      </label>
      <Button variant="quiet" type="submit">
        {t('notebook.filter.apply')}
      </Button>
      {chosen && <a href="/mijn-schrift">{t('notebook.filter.clear')}</a>}
    </form>
  );
}

type Chapter = { name: string; title: string | undefined; content?: boolean; answers: Answer[] };

function useChapters(answers: readonly Answer[], order: Order): Chapter[] {
  const t = useMessages();
  if (order === 'tijd') return [{ name: 'tijd', title: undefined, answers: [...answers] }];
  const byModule = order === 'module';
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const names = byModule ? [answer.moduleKey] : answer.barriers.length > 0 ? answer.barriers : [''];
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), answer]);
  }
  return [...groups].map(([name, own]) => {
    const title = byModule
      ? (own[0]?.moduleTitle ?? t('notebook.no-module'))
      : name
        ? t(`barrier.${name}` as 'barrier.trust')
        : t('notebook.no-barrier');
    return { name: name || 'geen', title, content: byModule, answers: own };
  });
}

function Chapters({
  answers,
  inThreads,
  wish,
  outcome,
}: {
  answers: Answer[];
  inThreads: readonly InThread[];
  wish: Wish;
  outcome: Outcome | undefined;
}) {
  const chapters = useChapters(answers, wish.order);
  const met = new Set<string>();
  return chapters.map(({ name, title, content, answers: own }) => (
    <section key={name} className="chapter" aria-labelledby={title && `deel-${name}`}>
      {title && (
        <h2 id={`deel-${name}`} className="chapter-title" lang={content ? contentLang : undefined}>
          {title}
        </h2>
      )}
      {own.map((answer) => {
        // under each of its barriers, but one place to come back to and to share from
        const again = met.has(answer.id);
        met.add(answer.id);
        return (
          <AnswerEntry
            key={answer.id}
            answer={answer}
            heading={title ? 'h3' : 'h2'}
            again={again}
            inThreads={inThreads.filter(({ answerId }) => answerId === answer.id)}
            outcome={outcome?.values?.answer === answer.id ? outcome : undefined}
          />
        );
      })}
    </section>
  ));
}

function Pages({ notebook: { page: at, pages }, wish }: { notebook: Notebook; wish: Wish }) {
  const t = useMessages();
  if (pages < 2) return null;
  const to = (number: number) => {
    const query = new URLSearchParams({ volgorde: wish.order, bladzijde: String(number) });
    for (const [name, value] of [
      ['zoek', wish.words],
      ['module', wish.module],
      ['drempel', wish.barrier],
    ] as const)
      if (value) query.set(name, value);
    return `/mijn-schrift?${query}`;
  };
  return (
    <nav className="pages" aria-label={t('notebook.pages')}>
      {at > 1 ? <a href={to(at - 1)}>← {t('notebook.newer')}</a> : <span />}
      <span className="small soft">{t('notebook.page', { page: at, pages })}</span>
      {at < pages ? <a href={to(at + 1)}>{t('notebook.older')} →</a> : <span />}
    </nav>
  );
}

/** Everything one shares in conversations, also what one wiped or filtered away here. */
function InTalk({ shares }: { shares: readonly InThread[] }) {
  const t = useMessages();
  return (
    <section aria-labelledby="in-gesprekken" className="with-me">
      <h2 id="in-gesprekken">{t('notebook.talk.all')}</h2>
      <p className="small soft">{t('notebook.talk.body')}</p>
      <ul className="rows">
        {shares.map((one) => (
          <AnswerInTalk key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function WithMe({ shared }: { shared: Notebook['sharedWithMe'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <section aria-labelledby="met-mij" className="with-me">
      <h2 id="met-mij">{t('notebook.with-me')}</h2>
      <ul className="rows">
        {shared.map((one) => (
          <li key={one.id}>
            <span>
              <a href={`/mijn-schrift/gedeeld/${one.id}`} lang={contentLang}>
                {one.lessonTitle ?? one.moduleTitle ?? t('notebook.no-question')}
              </a>
            </span>
            <span className="small soft" translate="no">
              {t('notebook.with-me.by', { name: one.author, date: date(one.sharedAt, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
