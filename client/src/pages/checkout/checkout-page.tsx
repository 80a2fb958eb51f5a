import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { money } from '../../format.ts';
import { CheckoutPageDocument, type CheckoutPageQuery, PlaceOrderDocument } from '../../graphql.gen.ts';
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
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';

type Summary = Extract<CheckoutPageQuery['checkout'], { __typename: 'CheckoutSummary' }>;
type Data = { viewer: { name: string; email: string }; summary: Summary; backHref: string; requestKey: string };

const KINDS = { module: 'MODULE', opleiding: 'PROGRAMME' } as const;

/** Paying without doubt: what it is, what it costs, the right to withdraw, one button that says what it does. */
export const checkoutPage = page<Data>({
  path: '/bestellen/:kind/:key',
  async load({ api, params, url }) {
    const kind = kindOf(params.kind);
    const { viewer, checkout } = await api.query(CheckoutPageDocument, {
      subjectKind: kind,
      subjectKey: params.key ?? '',
    });
    if (!viewer) throw redirect(`/aanmelden?verder=${encodeURIComponent(url.pathname)}`);
    if (checkout.__typename === 'AlreadyEntitled') throw redirect('/leren');
    if (checkout.__typename !== 'CheckoutSummary') nothingHere(checkout.message);
    return {
      viewer,
      summary: checkout,
      backHref: kind === 'MODULE' ? `/modules/${checkout.slug}` : `/opleidingen/${checkout.slug}`,
      requestKey: crypto.randomUUID(),
    };
  },
  act: order,
  head: (_data, t) => ({ title: t('checkout.title'), index: false }),
  View: Checkout,
});

function kindOf(kind: string | undefined): (typeof KINDS)[keyof typeof KINDS] {
  return kind === 'module' || kind === 'opleiding' ? KINDS[kind] : nothingHere();
}

async function order({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const values = Object.fromEntries(
    ['immediateAccess', 'acknowledgeLoss', 'termsAccepted', 'requestKey'].map((name) => [name, field(form, name)]),
  );
  const ticked = (name: string) => field(form, name) === 'on';
  const { placeOrder } = await api.mutate(PlaceOrderDocument, {
    input: {
      subjectKind: kindOf(params.kind),
      subjectKey: params.key ?? '',
      immediateAccess: ticked('immediateAccess'),
      acknowledgeLoss: ticked('acknowledgeLoss'),
      termsAccepted: ticked('termsAccepted'),
      requestKey: field(form, 'requestKey'),
    },
  });
  if (placeOrder.__typename === 'OrderPlaced')
    throw redirect(placeOrder.paymentUrl ?? `/bestelling/${placeOrder.order.id}`);
  if (placeOrder.__typename === 'AlreadyEntitled') throw redirect('/leren');
  return refused(placeOrder, values);
}

function Checkout({ data: { viewer, summary, backHref, requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const amount = money(summary.totalCents, locale);
  return (
    <div className="wrap checkout">
      <h1>{t('checkout.title')}</h1>
      <p className="lead">{t('checkout.step')}</p>
      {outcome?.problems && (
        <ErrorSummary
          title={t('site.error-summary')}
          problems={Object.entries(outcome.problems).map(([name, message]) => ({ field: name, message }))}
        />
      )}
      {outcome?.message && !outcome.problems && <Notice kind="danger">{outcome.message}</Notice>}
      <form method="post" className="checkout-form">
        <input type="hidden" name="requestKey" value={outcome?.values?.requestKey ?? requestKey} />
        <p>{t('checkout.payer', { name: viewer.name, email: viewer.email })}</p>
        <fieldset className="withdrawal">
          <legend>{t('checkout.withdrawal')}</legend>
          <p>{summary.withdrawalText}</p>
          <CheckboxField
            name="immediateAccess"
            label={summary.immediateAccessText}
            defaultChecked={outcome?.values?.immediateAccess === 'on'}
            error={outcome?.problems?.immediateAccess}
          />
          <CheckboxField
            name="acknowledgeLoss"
            label={summary.acknowledgeLossText}
            defaultChecked={outcome?.values?.acknowledgeLoss === 'on'}
            error={outcome?.problems?.acknowledgeLoss}
          />
        </fieldset>
        <CheckboxField
          name="termsAccepted"
          label={t('checkout.terms')}
          defaultChecked={outcome?.values?.termsAccepted === 'on'}
          error={outcome?.problems?.termsAccepted}
        />
        <p className="small">
          <a href="/voorwaarden">{t('checkout.terms.read')}</a>
        </p>
        <section className="sum" aria-labelledby="sum">
          <h2 id="sum">{t('checkout.summary')}</h2>
          <p className="sum-title" lang={contentLang}>
            {summary.title}
          </p>
          <ul>
            {summary.characteristics.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="total">
            <span>{t('checkout.total')}</span> <strong className="price">{amount}</strong>
          </p>
          <p className="small soft">{summary.vatSentence}</p>
          <Button type="submit">{t('checkout.button')}</Button>
          <p className="small soft">{t('checkout.pay-with')}</p>
        </section>
      </form>
      <p>
        <a href={backHref}>{t('checkout.back')}</a>
      </p>
    </div>
  );
}
