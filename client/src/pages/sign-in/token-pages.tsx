import type { MessageKey } from '@fluxus/messages';
import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import { ConfirmEmailChangeDocument, SignInWithLinkDocument, VerifyEmailDocument } from '../../graphql.gen.ts';
import { type Asked, field, localPath, type Outcome, page, refused, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';

type Data = { token: string };
type Words = { title: MessageKey; body: MessageKey; submit: MessageKey };

/** A page that a link in a mail leads to. It acts only when its button is pressed: programs that look at links in mails do not press. */
function tokenPage(path: string, words: Words, act: (asked: Asked, token: string) => Promise<Outcome>) {
  function View({ data, outcome }: ViewProps<Data>) {
    const t = useMessages();
    return (
      <FormPage title={t(words.title)} lead={t(words.body)} outcome={outcome}>
        <form method="post">
          <input type="hidden" name="token" value={data.token} />
          <Button type="submit">{t(words.submit)}</Button>
        </form>
        {outcome?.message && (
          <p>
            <a href="/aanmelden">{t('sign-in.title')}</a>
          </p>
        )}
      </FormPage>
    );
  }
  return page<Data>({
    path,
    load: async ({ url }) => ({ token: url.searchParams.get('token')?.slice(0, 2000) ?? '' }),
    act: (asked, form) => act(asked, field(form, 'token')),
    head: (_data, t) => ({ title: t(words.title), index: false }),
    View,
  });
}

/** Where the mail said to go on. */
function onwards(url: URL): { then: string } {
  // biome-ignore lint/suspicious/noThenProperty: a path as text, never a function to wait for
  return { then: localPath(url.searchParams.get('verder')) };
}

export const signInLinkPage = tokenPage(
  '/aanmelden/link',
  { title: 'sign-in.link.title', body: 'sign-in.link.body', submit: 'sign-in.link.submit' },
  async ({ api, url }, token) => {
    const { signInWithLink } = await api.mutate(SignInWithLinkDocument, { token, ...onwards(url) });
    if (signInWithLink.__typename === 'SignedIn') throw redirect(localPath(signInWithLink.then));
    return refused(signInWithLink);
  },
);

export const verifyEmailPage = tokenPage(
  '/aanmelden/bevestigen',
  { title: 'verify.title', body: 'verify.body', submit: 'verify.submit' },
  async ({ api, url }, token) => {
    const { verifyEmail } = await api.mutate(VerifyEmailDocument, { token, ...onwards(url) });
    if (verifyEmail.__typename === 'SignedIn') throw redirect(localPath(verifyEmail.then));
    return refused(verifyEmail);
  },
);

export const confirmEmailPage = tokenPage(
  '/account/e-mail',
  { title: 'account.email.confirm.title', body: 'account.email.confirm.body', submit: 'account.email.confirm.submit' },
  async ({ api }, token) => {
    const { confirmEmailChange } = await api.mutate(ConfirmEmailChangeDocument, { token });
    if ('message' in confirmEmailChange) return refused(confirmEmailChange);
    throw redirect('/account?gewijzigd=e-mail');
  },
);
