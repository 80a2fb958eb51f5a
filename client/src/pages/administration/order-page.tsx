import { redirect } from 'react-router';
import { AdministeredOrderPageDocument, RefundOrderDocument } from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  type ViewProps,
} from '../../page.tsx';
import { ArrowLeft } from '../../ui/icons.tsx';
import { ActOutcome, ActTrouble, doneAt } from './act-form.tsx';
import { type Administered, Consent, Facts, History, Lines, Refunds, refundUnderWay } from './order-records.tsx';
import { CHECK, REFUND, Refund } from './order-refund.tsx';
import { asksRetry, RETRY, retry } from './retry.ts';
import { ActsTable, JobsTable, MailsTable, Records } from './tables.tsx';

type Data = { administered: Administered; done: string | null };

const REASON = { shortest: 3, longest: 500 };
const OPEN = new Set(['AWAITING_PAYMENT', 'PROCESSING']);

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
  const moving = OPEN.has(order.status) || refundUnderWay(refunds);
  return (
    <div className="wrap beheer">
      <p className="back">
        <a href="/beheer">
          <ArrowLeft size={18} /> {t('site.to-administration')}
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
