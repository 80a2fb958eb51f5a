import type { ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import { date, dateAndTime } from '../../format.ts';
import { AttestPageDocument, type AttestPageQuery } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { CheckRound, Info, Stop } from '../../ui/icons.tsx';
import { Rings } from '../../ui/rings.tsx';

type Checked = Extract<AttestPageQuery['certificate'], { __typename: 'CheckedCertificate' }>;
type Attest = NonNullable<Checked['attest']>;

/** An attest as anybody sees it who has its address: whether it holds, and what it says. */
export const attestPage = page<{ checked: Checked }>({
  path: '/attest/:code',
  async load({ api, params, t }) {
    const { certificate } = await api.query(AttestPageDocument, { code: params.code ?? '' });
    if (certificate.__typename !== 'CheckedCertificate') nothingHere(t('attest.unknown'));
    return { checked: certificate };
  },
  head: ({ checked: { attest } }, t) => ({ title: attest?.title ?? t('attest.title.module'), index: false }),
  View: AttestView,
});

function AttestView({ data: { checked } }: ViewProps<{ checked: Checked }>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { standing, attest, checkedAt, endedAt } = checked;
  const ended = endedAt ? date(endedAt, locale) : '';
  if (!attest) {
    const revoked = standing === 'REVOKED';
    return (
      <div className="wrap attest">
        <Told
          kind={revoked ? 'danger' : 'info'}
          heading="h1"
          title={t(revoked ? 'attest.revoked' : 'attest.replaced')}
          icon={revoked ? <Stop size={28} /> : <Info size={28} />}
        >
          {t(revoked ? 'attest.revoked.body' : 'attest.replaced.body', { date: ended })}
        </Told>
      </div>
    );
  }
  return (
    <div className="wrap attest">
      <Told kind="success" heading="p" title={t('attest.valid')} icon={<CheckRound size={28} />}>
        {t('attest.valid.body', { date: dateAndTime(checkedAt, locale), organiser: attest.organiser.name })}
      </Told>
      <Sheet attest={attest} />
    </div>
  );
}

type ToldProps = {
  kind: 'success' | 'info' | 'danger';
  heading: 'h1' | 'p';
  title: string;
  icon: ReactNode;
  children: ReactNode;
};

/** Whether it holds, before anything else. */
function Told({ kind, heading: Heading, title, icon, children }: ToldProps) {
  return (
    <div className={`notice notice-${kind} attest-told`}>
      {icon}
      <div className="notice-body">
        <Heading className="attest-told-title">{title}</Heading>
        <p className="small soft">{children}</p>
      </div>
    </div>
  );
}

function Sheet({ attest }: { attest: Attest }) {
  const t = useMessages();
  return (
    <article className="attest-sheet">
      <div className="attest-mark">
        <Rings why={1} how={1} what={1} size={84} />
      </div>
      <p className="kicker">{t(attest.subjectKind === 'MODULE' ? 'attest.title.module' : 'attest.title.programme')}</p>
      <h1 lang={contentLang}>{attest.title}</h1>
      <Facts attest={attest} />
      <Lessons attest={attest} />
      <p className="small attest-files">
        <a href={`/attest/${attest.code}/attest.pdf`}>{t('certificates.pdf')}</a> ·{' '}
        <a href={`/attest/${attest.code}/badge`}>{t('certificates.badge')}</a>
        <br />
        <span className="soft">{t('certificates.badge.hint')}</span>
      </p>
    </article>
  );
}

function Facts({ attest }: { attest: Attest }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { organiser, modules, minutes, prompts } = attest;
  const lessons = modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const duration = t('attest.duration', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const facts: [term: string, description: ReactNode][] = [
    [
      t('attest.name'),
      <bdi key="name" translate="no" className="strong">
        {attest.name}
      </bdi>,
    ],
    [t('attest.begun'), date(attest.beganAt, locale)],
    [t('attest.finished'), date(attest.finishedAt, locale)],
    [t('attest.size'), t('attest.size.sum', { duration, lessons, prompts })],
    [
      t('attest.content'),
      <span key="content" lang={contentLang}>
        {attest.promise}
      </span>,
    ],
    [
      t('attest.issued-by'),
      <>
        {organiser.name}
        {organiser.address && (
          <>
            <br />
            {organiser.address}
          </>
        )}
        {organiser.number && (
          <>
            <br />
            {t('attest.enterprise', { number: organiser.number })}
          </>
        )}
      </>,
    ],
    [t('attest.issued'), date(attest.issuedAt, locale)],
    [
      t('attest.number'),
      <code key="number" className="reference" translate="no">
        {attest.code}
      </code>,
    ],
  ];
  return (
    <dl>
      {facts.map(([term, description]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lessons({ attest: { modules } }: { attest: Attest }) {
  const t = useMessages();
  return (
    <section className="attest-lessons">
      <h2>{t('attest.lessons')}</h2>
      {modules.map((module) => (
        <div key={module.title} lang={contentLang}>
          {modules.length > 1 && <h3>{module.title}</h3>}
          <ul>
            {module.lessons.map((lesson) => (
              <li key={lesson.title}>
                <span>{lesson.title}</span> <span className="soft">{t('minutes', { minutes: lesson.minutes })}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
