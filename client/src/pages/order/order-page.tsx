import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { date, money } from '../../format.ts';
import {
  CancelOrderDocument,
  type OrderFactsFragment,
  OrderPageDocument,
  RefreshOrderDocument,
} from '../../graphql.gen.ts';
import {
  type Asked,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  useSurroundings,
  type ViewProps,
} from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

type Data = { order: OrderFactsFragment };

const OPEN = new Set(['AWAITING_PAYMENT', 'PROCESSING']);

/** Where a payment stands, each state with its next step; it turns by itself while one looks. */
export const orderPage = page<Data>({
  path: '/bestelling/:id',
  async load({ api, params }) {
    const id = params.id ?? '';
    const { order } = await api.query(OrderPageDocument, { id });
    if (order.__typename !== 'Order') nothingHere(order.message);
    if (order.status !== 'AWAITING_PAYMENT') return { order };
    // back from the payment page before the provider's message: ask the provider, never the browser
    const { refreshOrder } = await api.mutate(RefreshOrderDocument, { id });
    return { order: refreshOrder.__typename === 'Order' ? refreshOrder : order };
  },
  act: cancel,
  head: ({ order }, t) => ({ title: t('order.title', { number: order.number }), index: false }),
  View: OrderView,
});

async function cancel({ api, params }: Asked): Promise<Outcome> {
  const { cancelOrder } = await api.mutate(CancelOrderDocument, { id: params.id ?? '' });
  if ('message' in cancelOrder) return refused(cancelOrder);
  throw redirect(`/bestelling/${params.id}`);
}

function OrderView({ data: { order }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <div className="wrap order">
      <p className="kicker">{t('order.title', { number: order.number })}</p>
      {outcome?.message && <Notice kind="danger">{outcome.message}</Notice>}
      <div
        id="toestand"
        aria-live="polite"
        {...(OPEN.has(order.status) ? { 'data-live': `/live/orders/${order.id}` } : {})}
      >
        <h1>{t(`order.status.${order.status}`)}</h1>
        <p className="lead">{t(`order.status.${order.status}.body`)}</p>
        <NextStep order={order} />
        {OPEN.has(order.status) && <p className="small soft">{t('order.live')}</p>}
      </div>
      <section className="sum" aria-labelledby="lijnen">
        <h2 id="lijnen">{t('order.lines')}</h2>
        <ul>
          {order.lines.map((line) => (
            <li key={line.title}>
              <span lang={contentLang}>{line.title}</span> <span>{money(line.grossCents, locale)}</span>
            </li>
          ))}
        </ul>
        <p className="total">
          <span>{t('checkout.total')}</span> <strong className="price">{money(order.totalCents, locale)}</strong>
        </p>
        <p className="small soft">{order.vatSentence}</p>
        <p className="small soft">{t('order.placed', { date: date(order.createdAt, locale) })}</p>
      </section>
      {order.withdrawableUntil && (
        <p>
          {t('order.withdrawable', { date: date(order.withdrawableUntil, locale) })}{' '}
          <a href={`/herroepen?nummer=${encodeURIComponent(order.number)}`}>{t('order.withdraw')}</a>
        </p>
      )}
    </div>
  );
}

function NextStep({ order }: { order: OrderFactsFragment }) {
  const t = useMessages();
  const again = `/bestellen/${order.subjectKind === 'MODULE' ? 'module' : 'opleiding'}/${order.subjectKey}`;
  switch (order.status) {
    case 'AWAITING_PAYMENT':
      return (
        <div className="cta">
          {order.paymentUrl && <ButtonLink href={order.paymentUrl}>{t('order.pay')}</ButtonLink>}
          <form method="post">
            <Button variant="text" type="submit">
              {t('order.cancel')}
            </Button>
          </form>
        </div>
      );
    case 'PAID':
      return (
        <p className="cta">
          <ButtonLink href={order.moduleSlug ? `/leren/${order.moduleSlug}` : '/leren'}>{t('order.begin')}</ButtonLink>
        </p>
      );
    case 'PROCESSING':
    case 'REFUNDED':
      return null;
    default:
      return (
        <p className="cta">
          <ButtonLink href={again}>{t('order.again')}</ButtonLink>
        </p>
      );
  }
}
