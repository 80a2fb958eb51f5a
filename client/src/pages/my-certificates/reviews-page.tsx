import { FormPage } from '../../features/form/form-page.tsx';
import { ReviewMailsDocument } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';

type Data = { wanted: boolean };

/** Where the link in a mail to look back leads. Looking changes nothing; its button posts to where mail programs post too. */
export const reviewsUnsubscribePage = page<Data>({
  path: '/uitschrijven/terugblik/:token',
  async load({ api, params }) {
    const { reviewMails } = await api.query(ReviewMailsDocument, { token: params.token ?? '' });
    return reviewMails.__typename === 'ReviewMails' ? { wanted: reviewMails.wanted } : nothingHere(reviewMails.message);
  },
  head: ({ wanted }, t) => ({
    title: t(wanted ? 'certificates.unsubscribe' : 'certificates.unsubscribed'),
    index: false,
  }),
  View: Unsubscribe,
});

function Unsubscribe({ data: { wanted } }: ViewProps<Data>) {
  const t = useMessages();
  return (
    <FormPage
      title={t(wanted ? 'certificates.unsubscribe' : 'certificates.unsubscribed')}
      lead={t(wanted ? 'certificates.unsubscribe.body' : 'certificates.unsubscribed.body')}
      outcome={undefined}
    >
      {wanted && (
        <form method="post">
          <Button type="submit">{t('certificates.unsubscribe.submit')}</Button>
        </form>
      )}
      <p>
        <a href="/mijn-attesten">{t('certificates.title')}</a>
      </p>
    </FormPage>
  );
}
