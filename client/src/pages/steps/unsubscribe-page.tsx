import { FormPage } from '../../features/form/form-page.tsx';
import { StepMailsDocument } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';

type Data = { wanted: boolean };

/** Where the link in a mail about steps leads. Looking changes nothing; its button posts to where mail programs post too. */
export const unsubscribePage = page<Data>({
  path: '/uitschrijven/stappen/:token',
  async load({ api, params }) {
    const { stepMails } = await api.query(StepMailsDocument, { token: params.token ?? '' });
    return stepMails.__typename === 'StepReminders' ? { wanted: stepMails.reminders } : nothingHere(stepMails.message);
  },
  head: ({ wanted }, t) => ({ title: t(wanted ? 'steps.unsubscribe' : 'steps.unsubscribed'), index: false }),
  View: Unsubscribe,
});

function Unsubscribe({ data: { wanted } }: ViewProps<Data>) {
  const t = useMessages();
  return (
    <FormPage
      title={t(wanted ? 'steps.unsubscribe' : 'steps.unsubscribed')}
      lead={t(wanted ? 'steps.unsubscribe.body' : 'steps.unsubscribed.body')}
      outcome={undefined}
    >
      {wanted && (
        <form method="post">
          <Button type="submit">{t('steps.unsubscribe.submit')}</Button>
        </form>
      )}
      <p>
        <a href="/mijn-stappen">{t('steps.title')}</a>
      </p>
    </FormPage>
  );
}
