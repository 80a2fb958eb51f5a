import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { contentLang } from '../../content.tsx';
import { date, exactMoney, toTheSecond } from '../../format.ts';
import type { ActFactsFragment, FoundOrderFragment, JobFactsFragment, MailFactsFragment } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { RETRY } from './retry.ts';
import { actName, jobName, mailName } from './words.ts';

/** A record with a heading, or the sentence that says there is nothing in it. */
export function Records({
  id,
  title,
  none,
  children,
}: {
  id: string;
  title: string;
  none?: string | false;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-titel`}>
      <h2 id={`${id}-titel`}>{title}</h2>
      {none ? <p className="soft">{none}</p> : children}
    </section>
  );
}

export function OrdersTable({ orders }: { orders: readonly FoundOrderFragment[] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <Table
      caption={t('beheer.orders')}
      captionHidden
      columns={[
        { key: 'number', label: t('beheer.order.number') },
        { key: 'what', label: t('beheer.order.what') },
        { key: 'date', label: t('beheer.order.date') },
        { key: 'status', label: t('beheer.order.status') },
        { key: 'total', label: t('beheer.order.total'), end: true },
      ]}
      rows={orders.map((order) => ({
        key: order.id,
        cells: {
          number: (
            <a className="number" href={`/beheer/bestellingen/${order.id}`}>
              {order.number}
            </a>
          ),
          what: <span lang={contentLang}>{order.lines.map((line) => line.title).join(', ')}</span>,
          date: date(order.createdAt, locale),
          status: t(`beheer.order.status.${order.status}`),
          total: exactMoney(order.totalCents, locale),
        },
      }))}
    />
  );
}

/** Mails with how each stands; one that failed can be sent again. */
export function MailsTable({ mails }: { mails: readonly MailFactsFragment[] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const state = (mail: MailFactsFragment) => {
    const name = mailName(mail.template, t);
    if (mail.status === 'failed') {
      return <Failed said={t('beheer.mail.failed')} error={mail.error} intent={RETRY.mail} id={mail.id} name={name} />;
    }
    return mail.sentAt
      ? t('beheer.mail.sent', { date: toTheSecond(mail.sentAt, locale) })
      : t('beheer.mail.queued', { date: toTheSecond(mail.queuedAt, locale) });
  };
  return (
    <Table
      caption={t('beheer.mails')}
      captionHidden
      columns={[
        { key: 'mail', label: t('beheer.mail') },
        { key: 'to', label: t('beheer.mail.to') },
        { key: 'state', label: t('beheer.mail.state') },
      ]}
      rows={mails.map((mail) => ({
        key: mail.id,
        cells: { mail: mailName(mail.template, t), to: <Reference>{mail.recipient}</Reference>, state: state(mail) },
      }))}
    />
  );
}

const JOB_STATES = ['created', 'retry', 'active', 'completed', 'cancelled'] as const;

/** Tasks with how each stands; one that gave up can be put back at work. */
export function JobsTable({ jobs }: { jobs: readonly JobFactsFragment[] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const state = (job: JobFactsFragment) => {
    const name = jobName(job.queue, t);
    if (job.state === 'failed') {
      return <Failed said={t('beheer.job.failed')} error={job.error} intent={RETRY.job} id={job.id} name={name} />;
    }
    const known = JOB_STATES.find((one) => one === job.state);
    const at = toTheSecond(job.completedAt ?? job.createdAt, locale);
    return (
      <>
        {known ? t(`beheer.job.${known}`, { date: at }) : job.state}
        {job.attempts > 0 && <span className="soft">, {t('beheer.job.attempts', { count: job.attempts })}</span>}
      </>
    );
  };
  return (
    <Table
      caption={t('beheer.jobs')}
      captionHidden
      columns={[
        { key: 'job', label: t('beheer.job') },
        { key: 'state', label: t('beheer.job.state') },
      ]}
      rows={jobs.map((job) => ({ key: job.id, cells: { job: jobName(job.queue, t), state: state(job) } }))}
    />
  );
}

/** What the staff did: who, when, why. */
export function ActsTable({ acts }: { acts: readonly ActFactsFragment[] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <Table
      caption={t('beheer.acts')}
      captionHidden
      columns={[
        { key: 'when', label: t('beheer.history.when') },
        { key: 'who', label: t('beheer.acts.who') },
        { key: 'what', label: t('beheer.history.what') },
        { key: 'why', label: t('beheer.reason') },
      ]}
      rows={acts.map((act) => ({
        key: act.id,
        cells: {
          when: toTheSecond(act.at, locale),
          who: act.actorName,
          what: actName(act.act, t),
          why: act.reason,
        },
      }))}
    />
  );
}

/** Words that may be long and have no spaces: an address, a number of Stripe. */
export function Reference({ children }: { children: ReactNode }) {
  return <span className="reference">{children}</span>;
}

function Failed({
  said,
  error,
  intent,
  id,
  name,
}: {
  said: string;
  error: string | null;
  intent: string;
  id: string;
  name: string;
}) {
  const t = useMessages();
  const { pathname, search } = useLocation();
  return (
    <>
      <strong>{said}</strong>
      {error && (
        <>
          <br />
          <code className="reference">{error}</code>
        </>
      )}
      <form method="post" action={`${pathname}${search}`}>
        <input type="hidden" name="id" value={id} />
        <Button
          type="submit"
          variant="quiet"
          small
          name="intent"
          value={intent}
          aria-label={t('beheer.retry.of', { what: name })}
        >
          {t('beheer.retry')}
        </Button>
      </form>
    </>
  );
}
