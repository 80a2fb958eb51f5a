import { dateAndTime } from '../../format.ts';
import { ConfirmWithdrawalDocument, StartWithdrawalDocument } from '../../graphql.gen.ts';
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
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';

type Data = { number: string };

/** The on-line withdrawal function: a statement, then a confirmation; without an account, as ordering by law asks no more. */
export const withdrawalPage = page<Data>({
  path: '/herroepen',
  load: async ({ url }) => ({ number: url.searchParams.get('nummer')?.slice(0, 40) ?? '' }),
  act: withdraw,
  head: (_data, t) => ({ title: t('withdrawal.title'), index: false }),
  View: Withdrawal,
});

async function withdraw({ api }: Asked, form: FormData): Promise<Outcome> {
  const input = { name: field(form, 'name'), orderNumber: field(form, 'orderNumber'), email: field(form, 'email') };
  if (field(form, 'intent') !== 'confirm') {
    const { startWithdrawal } = await api.mutate(StartWithdrawalDocument, { input });
    if (startWithdrawal.__typename === 'WithdrawalStatement') return { intent: 'check', values: input };
    return refused(startWithdrawal, input);
  }
  const { confirmWithdrawal } = await api.mutate(ConfirmWithdrawalDocument, { input });
  if (confirmWithdrawal.__typename === 'WithdrawalReceived') return { done: confirmWithdrawal.at, values: input };
  return refused(confirmWithdrawal, input);
}

function Withdrawal({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const values = { name: '', email: '', orderNumber: data.number, ...outcome?.values };
  if (outcome?.done) {
    return (
      <div className="wrap form-page">
        <h1>{t('withdrawal.received')}</h1>
        <p role="status">
          {t('withdrawal.received.body', { date: dateAndTime(outcome.done, locale), email: values.email })}
        </p>
        <ButtonLink href="/" variant="quiet">
          {t('site.to-home')}
        </ButtonLink>
      </div>
    );
  }
  if (outcome?.intent === 'check') {
    return (
      <div className="wrap form-page">
        <h1>{t('withdrawal.check')}</h1>
        <p className="statement">
          {t('withdrawal.statement', { name: values.name, number: values.orderNumber, email: values.email })}
        </p>
        <form method="post">
          <input type="hidden" name="intent" value="confirm" />
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit">{t('withdrawal.confirm')}</Button>
        </form>
      </div>
    );
  }
  const problems = outcome?.problems ?? {};
  return (
    <div className="wrap form-page">
      <h1>{t('withdrawal.title')}</h1>
      <p className="lead">{t('withdrawal.lead')}</p>
      {outcome?.problems && (
        <ErrorSummary
          title={t('site.error-summary')}
          problems={Object.entries(problems).map(([name, message]) => ({ field: name, message }))}
        />
      )}
      {outcome?.message && !outcome.problems && <Notice kind="danger">{outcome.message}</Notice>}
      <form method="post">
        <Field
          name="name"
          label={t('withdrawal.name')}
          autoComplete="name"
          required
          defaultValue={values.name}
          error={problems.name}
        />
        <Field
          name="orderNumber"
          label={t('withdrawal.number')}
          hint={t('withdrawal.number.hint')}
          required
          defaultValue={values.orderNumber}
          error={problems.orderNumber}
        />
        <Field
          name="email"
          type="email"
          label={t('withdrawal.email')}
          autoComplete="email"
          required
          defaultValue={values.email}
          error={problems.email}
        />
        <Button type="submit">{t('withdrawal.next')}</Button>
      </form>
    </div>
  );
}
