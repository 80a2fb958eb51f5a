import { Fragment, type ReactNode } from 'react';
import { redirect, useLocation } from 'react-router';
import { dateAndTime, exactMoney, toTheSecond } from '../../format.ts';
import {
  AdministeredOrderPageDocument,
  type AdministeredOrderPageQuery,
  RefundOrderDocument,
} from '../../graphql.gen.ts';
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
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { ArrowLeft } from '../../ui/icons.tsx';
import { Table } from '../../ui/table.tsx';
import { ActForm, ActOutcome, ActTrouble, doneAt } from './act-form.tsx';
import { asksRetry, RETRY, retry } from './retry.ts';
import { ActsTable, JobsTable, MailsTable, Records, Reference } from './tables.tsx';
import { happening, refundCause } from './words.ts';

type Administered = Extract<AdministeredOrderPageQuery['administeredOrder'], { __typename: 'AdministeredOrder' }>;
type Data = { administered: Administered; done: string | null };

const REFUND = 'terugbetalen';
/** The second step of paying back: what will happen is read once more. */
const CHECK = 'terugbetalen-nakijken';
const REASON = { shortest: 3, longest: 500 };
const OPEN = new Set(['AWAITING_PAYMENT', 'PROCESSING']);
const UNDER_WAY = new Set(['requested', 'pending']);

/** One order with its whole history; its money can go back, in two steps. */
export const administeredOrderPage = page<Data>({
  path: '/beheer/bestellingen/:id',
  async load({ api, params, url, t }) {
    const { administeredOrder } = await api.query(AdministeredOrderPageDocument, { id: params.id ?? '' });
    if (administeredOrder.__typename !== 'AdministeredOrder') nothingHere(t('beheer.order.missing'));
    return { administered: administeredOrder, done: url.searchParams.get('gedaan') };
  },
  act,
  head: ({ administered: { order } }, t) => ({ title: t('beheer.order', { number: order.number }), index: false }),
  View: AdministeredOrderView,
});

async function act(asked: Asked, form: FormData): Promise<Outcome> {
  const { api, params, url, t } = asked;
  if (asksRetry(form)) {
    const refusal = await retry(asked, form);
    if (refusal) return refusal;
    const intent = field(form, 'intent');
    throw redirect(`${url.pathname}?gedaan=${intent}#${intent === RETRY.mail ? 'mails' : 'taken'}`);
  }
  const values = { reason: field(form, 'reason').trim() };
  const { length } = [...values.reason];
  if (length < REASON.shortest || length > REASON.longest) {
    return { intent: REFUND, values, problems: { reason: t('insight.reason.missing') } };
  }
  if (field(form, 'intent') !== CHECK) return { intent: CHECK, values };
  const { refundOrder } = await api.mutate(RefundOrderDocument, { id: params.id ?? '', reason: values.reason });
  if ('message' in refundOrder) return { ...refused(refundOrder, values), intent: REFUND };
  throw redirect(doneAt(url.pathname, REFUND));
}

function AdministeredOrderView({ data: { administered, done }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { order, refunds } = administered;
  const moving = OPEN.has(order.status) || refunds.some((refund) => UNDER_WAY.has(refund.status));
  return (
    <div className="wrap beheer">
      <p className="back">
        <a href="/beheer">
          <ArrowLeft size={18} /> {t('beheer.back')}
        </a>
      </p>
      <h1>
        {t('beheer.order.word')} <span className="number">{order.number}</span>
      </h1>
      <ActTrouble outcome={outcome} />
      <div className="beheer-cols">
        <div id="bestelling" {...(moving ? { 'data-live': `/live/orders/${order.id}` } : {})}>
          <Facts administered={administered} />
          <Lines order={order} />
          <Consent consent={administered.consent} />
          <Refunds refunds={refunds} />
          <History history={administered.history} />
          <Records
            id="mails"
            title={t('beheer.mails')}
            none={administered.mails.length === 0 && t('beheer.mails.none')}
          >
            <RetryOutcome intent={RETRY.mail} done={done} outcome={outcome} />
            <MailsTable mails={administered.mails} />
          </Records>
          <Records id="taken" title={t('beheer.jobs')} none={administered.jobs.length === 0 && t('beheer.jobs.none')}>
            <RetryOutcome intent={RETRY.job} done={done} outcome={outcome} />
            <JobsTable jobs={administered.jobs} />
          </Records>
          <Records id="daden" title={t('beheer.acts')} none={administered.acts.length === 0 && t('beheer.acts.none')}>
            <ActsTable acts={administered.acts} />
          </Records>
        </div>
        <aside>
          <Refund administered={administered} done={done} outcome={outcome} />
        </aside>
      </div>
    </div>
  );
}

function RetryOutcome({
  intent,
  done,
  outcome,
}: {
  intent: string;
  done: string | null;
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  return (
    <ActOutcome
      done={done === intent && !outcome ? t('beheer.retried') : undefined}
      outcome={outcome?.intent === intent ? outcome : undefined}
    />
  );
}

function Facts({ administered: { order, person, references } }: { administered: Administered }) {
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

function Lines({ order }: { order: Administered['order'] }) {
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
            what: line.title,
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
function Consent({ consent }: { consent: Administered['consent'] }) {
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

function Refunds({ refunds }: { refunds: Administered['refunds'] }) {
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

function History({ history }: { history: Administered['history'] }) {
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

function Refund({ administered: { order, person, refunds }, done, outcome }: RefundProps) {
  const t = useMessages();
  const live = refunds.some((refund) => UNDER_WAY.has(refund.status));
  const said = done === REFUND ? t('beheer.refund.done') : undefined;
  if (order.status !== 'PAID' || live) {
    const why =
      order.status === 'REFUNDED' ? 'beheer.refund.already' : live ? 'beheer.refund.live' : 'beheer.refund.unpaid';
    return (
      <section className="act" id={REFUND} aria-labelledby={`${REFUND}-titel`}>
        <h2 id={`${REFUND}-titel`}>{t('beheer.refund')}</h2>
        <ActOutcome done={outcome ? undefined : said} outcome={outcome?.intent === REFUND ? outcome : undefined} />
        {!said && <p>{t(why)}</p>}
      </section>
    );
  }
  if (outcome?.intent === CHECK) {
    return <RefundCheck order={order} person={person} reason={outcome.values?.reason ?? ''} />;
  }
  return (
    <ActForm intent={REFUND} title={t('beheer.refund')} done={said} outcome={outcome} submit={t('beheer.refund.next')}>
      <p>{t('beheer.refund.explain')}</p>
    </ActForm>
  );
}

type RefundProps = { administered: Administered; done: string | null; outcome: Outcome | undefined };

/** The second step: everything that the button will do, before it is pressed. */
function RefundCheck({
  order,
  person,
  reason,
}: {
  order: Administered['order'];
  person: Administered['person'];
  reason: string;
}) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { pathname } = useLocation();
  const amount = exactMoney(order.totalCents, locale);
  const name = person.name || person.email;
  return (
    <section className="act" id={REFUND} aria-labelledby={`${REFUND}-titel`}>
      <h2 id={`${REFUND}-titel`}>{t('beheer.refund.check', { amount })}</h2>
      <ul>
        <li>{t('beheer.refund.check.money', { amount, name })}</li>
        <li>{t('beheer.refund.check.access', { title: order.lines.map((line) => line.title).join(', ') })}</li>
        <li>{t('beheer.refund.check.mail', { name, email: person.email })}</li>
      </ul>
      <p>
        {t('beheer.reason')}: “{reason}”
      </p>
      <p>
        <strong>{t('beheer.refund.check.final')}</strong>
      </p>
      <form method="post" action={`${pathname}#${REFUND}`}>
        <input type="hidden" name="intent" value={CHECK} />
        <input type="hidden" name="reason" value={reason} />
        <p className="cta">
          <Button type="submit" variant="danger">
            {t('beheer.refund.confirm', { amount })}
          </Button>
          <ButtonLink href={pathname} variant="text">
            {t('beheer.refund.cancel')}
          </ButtonLink>
        </p>
      </form>
    </section>
  );
}
