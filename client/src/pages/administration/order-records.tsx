import { Fragment, type ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import { dateAndTime, exactMoney, toTheSecond } from '../../format.ts';
import type { AdministeredOrderPageQuery } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Table } from '../../ui/table.tsx';
import { Records, Reference } from './tables.tsx';
import { happening, refundCause } from './words.ts';

/** An order as the staff sees it. */
export type Administered = Extract<
  AdministeredOrderPageQuery['administeredOrder'],
  { __typename: 'AdministeredOrder' }
>;

/** Whether money is on its way back. */
export const refundUnderWay = (refunds: Administered['refunds']): boolean =>
  refunds.some(({ status }) => status === 'requested' || status === 'pending');

export function Facts({ administered: { order, person, references } }: { administered: Administered }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const items: { term: string; description: ReactNode }[] = [
    {
      term: t('beheer.order.status'),
      description: (
        <>
          <strong>{t(`beheer.order.status.${order.status}`)}</strong>
          {order.withdrawn && `, ${t('beheer.order.withdrawn')}`}
          {order.withdrawableUntil && (
            <>
              <br />
              <span className="small soft">
                {t('beheer.order.withdrawable', { date: dateAndTime(order.withdrawableUntil, locale) })}
              </span>
            </>
          )}
        </>
      ),
    },
    {
      term: t('beheer.order.person'),
      description: (
        <>
          <a href={`/beheer/mensen/${person.id}`}>{person.name || t('beheer.person.unnamed')}</a>
          <br />
          <Reference>{person.email}</Reference>
        </>
      ),
    },
    { term: t('beheer.order.total'), description: exactMoney(order.totalCents, locale) },
    { term: t('beheer.order.date'), description: dateAndTime(order.createdAt, locale) },
    ...(order.paidAt ? [{ term: t('beheer.order.paid-at'), description: dateAndTime(order.paidAt, locale) }] : []),
    {
      term: t('beheer.order.references'),
      description:
        references.length === 0
          ? t('beheer.order.references.none')
          : references.map((reference) => (
              <div key={reference}>
                <code className="reference">{reference}</code>
              </div>
            )),
    },
  ];
  return (
    <section aria-label={t('beheer.order', { number: order.number })}>
      <DefinitionList items={items} />
    </section>
  );
}

export function Lines({ order }: { order: Administered['order'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <Records id="lijnen" title={t('beheer.order.lines')}>
      <Table
        caption={t('beheer.order.lines')}
        captionHidden
        columns={[
          { key: 'what', label: t('beheer.order.what') },
          { key: 'quantity', label: t('beheer.order.line.quantity'), end: true },
          { key: 'net', label: t('beheer.order.line.net'), end: true },
          { key: 'vat', label: t('beheer.order.line.vat'), end: true },
          { key: 'gross', label: t('beheer.order.line.gross'), end: true },
        ]}
        rows={order.lines.map((line) => ({
          key: line.title,
          cells: {
            what: <span lang={contentLang}>{line.title}</span>,
            quantity: line.quantity,
            net: exactMoney(line.netCents, locale),
            vat: exactMoney(line.vatCents, locale),
            gross: exactMoney(line.grossCents, locale),
          },
        }))}
      />
      <p className="small soft">{order.vatSentence}</p>
    </Records>
  );
}

/** The statements stand here as the buyer read them, whatever the texts say today. */
export function Consent({ consent }: { consent: Administered['consent'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const date = dateAndTime(consent.givenAt, locale);
  return (
    <Records id="toestemming" title={t('beheer.consent')}>
      <p>{t(consent.immediateAccess ? 'beheer.consent.yes' : 'beheer.consent.no', { date })}</p>
      <ul>
        {consent.statements.map((statement) => (
          <li key={statement}>“{statement}”</li>
        ))}
      </ul>
      <p className="small soft">
        {t('beheer.consent.versions', { text: consent.textVersion, terms: consent.termsVersion })}
      </p>
    </Records>
  );
}

export function Refunds({ refunds }: { refunds: Administered['refunds'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const state = ({ status, succeededAt, failure }: Administered['refunds'][number]) => {
    if (status === 'succeeded')
      return t('beheer.refund.status.succeeded', { date: succeededAt ? toTheSecond(succeededAt, locale) : '' });
    if (status === 'failed')
      return (
        <>
          {t('beheer.refund.status.failed')} {failure && <code className="reference">{failure}</code>}
        </>
      );
    return t(status === 'pending' ? 'beheer.refund.status.pending' : 'beheer.refund.status.requested');
  };
  return (
    <Records id="terugbetalingen" title={t('beheer.refunds')} none={refunds.length === 0 && t('beheer.refunds.none')}>
      <Table
        caption={t('beheer.refunds')}
        captionHidden
        columns={[
          { key: 'asked', label: t('beheer.refund.asked') },
          { key: 'cause', label: t('beheer.refund.cause') },
          { key: 'reason', label: t('beheer.reason') },
          { key: 'state', label: t('beheer.refund.status') },
          { key: 'amount', label: t('beheer.refund.amount'), end: true },
        ]}
        rows={refunds.map((refund) => ({
          key: refund.id,
          cells: {
            asked: toTheSecond(refund.requestedAt, locale),
            cause: refundCause(refund.cause, t),
            reason: refund.reason,
            state: state(refund),
            amount: exactMoney(refund.amountCents, locale),
          },
        }))}
      />
    </Records>
  );
}

export function History({ history }: { history: Administered['history'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <Records id="geschiedenis" title={t('beheer.history')}>
      <Table
        caption={t('beheer.history')}
        captionHidden
        columns={[
          { key: 'when', label: t('beheer.history.when') },
          { key: 'what', label: t('beheer.history.what') },
          { key: 'detail', label: t('beheer.history.detail') },
        ]}
        rows={history.map((one) => {
          const { what, message, detail, codes } = happening(one, t);
          return {
            key: `${one.at} ${one.kind} ${one.detail}`,
            cells: {
              when: toTheSecond(one.at, locale),
              what: message ? (
                <>
                  {what}
                  <br />
                  <Message>{message}</Message>
                </>
              ) : (
                what
              ),
              detail: codes ? <code className="reference">{codes}</code> : detail,
            },
          };
        })}
      />
    </Records>
  );
}

/** The kind of a message, such as checkout.session.completed; it breaks where its parts meet. */
function Message({ children }: { children: string }) {
  return (
    <code className="message">
      {children.split(/(?<=[._])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one word never change places
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
