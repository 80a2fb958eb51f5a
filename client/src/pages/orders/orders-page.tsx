import { contentLang } from '../../content.tsx';
import { date, money } from '../../format.ts';
import { OrdersPageDocument, type OrdersPageQuery } from '../../graphql.gen.ts';
import { page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';

/** What one ordered, and how each stands. */
export const ordersPage = page<OrdersPageQuery>({
  path: '/bestellingen',
  load: ({ api }) => api.query(OrdersPageDocument, {}),
  head: (_data, t) => ({ title: t('orders.title'), index: false }),
  View: Orders,
});

function Orders({ data }: ViewProps<OrdersPageQuery>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <div className="wrap account">
      <h1>{t('orders.title')}</h1>
      {data.myOrders.length === 0 ? (
        <EmptyState title={t('orders.none')} action={<ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>}>
          {t('learning.none.body')}
        </EmptyState>
      ) : (
        <ul className="rows">
          {data.myOrders.map((order) => (
            <li key={order.id}>
              <span>
                <a href={`/bestelling/${order.id}`}>{order.number}</a>
                <br />
                <span className="small soft">
                  <span lang={contentLang}>{order.lines.map((line) => line.title).join(', ')}</span> ·{' '}
                  {date(order.createdAt, locale)}
                </span>
              </span>
              <span className="small">{t(`order.status.${order.status}`)}</span>
              <span className="price">{money(order.totalCents, locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
