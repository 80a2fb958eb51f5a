import { useLocation } from 'react-router';
import { WithContent } from '../../content.tsx';
import { exactMoney } from '../../format.ts';
import { type Outcome, useMessages, useSurroundings } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ActForm, ActOutcome } from './act-form.tsx';
import { type Administered, refundUnderWay } from './order-records.tsx';

export const REFUND = 'terugbetalen';
/** The second step of paying back: what will happen is read once more. */
export const CHECK = 'terugbetalen-nakijken';

/** Paying back, or why there is nothing to pay back. */
export function Refund({ administered: { order, person, refunds }, done, outcome }: RefundProps) {
  const t = useMessages();
  const live = refundUnderWay(refunds);
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
  const title = order.lines.map((line) => line.title).join(', ');
  return (
    <section className="act" id={REFUND} aria-labelledby={`${REFUND}-titel`}>
      <h2 id={`${REFUND}-titel`}>{t('beheer.refund.check', { amount })}</h2>
      <ul>
        <li>{t('beheer.refund.check.money', { amount, name })}</li>
        <li>
          <WithContent sentence={t('beheer.refund.check.access', { title })} words={title} />
        </li>
        <li>{t('beheer.refund.check.mail', { name, email: person.email })}</li>
      </ul>
      <p>{t('beheer.refund.check.reason', { reason })}</p>
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
