import { redirect } from 'react-router';
import { ChangeLocaleDocument } from '../../graphql.gen.ts';
import { field, localPath, page } from '../../page.tsx';

/** `/taal`: takes the language chosen at the foot of a page, and leads back to that page. */
export const languagePage = page<null>({
  path: '/taal',
  load: async ({ url }) => {
    throw redirect(localPath(url.searchParams.get('verder'), '/'));
  },
  async act({ api, url }, form) {
    await api.mutate(ChangeLocaleDocument, { locale: field(form, 'locale') });
    throw redirect(localPath(url.searchParams.get('verder'), '/'));
  },
  head: (_data, t) => ({ title: t('site.language'), index: false }),
  View: () => null,
});
