import { FormPage } from '../../features/form/form-page.tsx';
import { NoticeMailsDocument, type NoticeMailsQuery } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';

type Data = Extract<NoticeMailsQuery['noticeMails'], { __typename: 'NoticeMails' }>;

/** Where the link in a mail of notices leads. Looking changes nothing; its buttons post to where mail programs post too. */
export const stopNoticesPage = page<Data>({
  path: '/uitschrijven/meldingen/:token',
  async load({ api, params }) {
    const { noticeMails } = await api.query(NoticeMailsDocument, { token: params.token ?? '' });
    return noticeMails.__typename === 'NoticeMails' ? noticeMails : nothingHere(noticeMails.message);
  },
  head: (_data, t) => ({ title: t('notices.stop.title'), index: false }),
  View: Stop,
});

function Stop({ data: { kind, wanted, everything } }: ViewProps<Data>) {
  const t = useMessages();
  const what = kind ? t(`notices.kind.${kind}`) : t('notices.stop.all');
  return (
    <FormPage
      title={t('notices.stop.title')}
      lead={t(wanted ? 'notices.stop.lead' : 'notices.stop.done', { what })}
      outcome={undefined}
    >
      {wanted && (
        <form method="post">
          <Button type="submit">{t('notices.stop.submit')}</Button>
        </form>
      )}
      {everything && (
        <form method="post" action={`/uitschrijven/meldingen/${everything}`}>
          <Button type="submit" variant="quiet">
            {t('notices.stop.everything')}
          </Button>
        </form>
      )}
      <p>
        {t('notices.stop.change')} <a href="/meldingen/voorkeuren">{t('notices.preferences')}</a>
      </p>
    </FormPage>
  );
}
