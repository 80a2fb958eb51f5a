import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import { RequestPasswordResetDocument, ResetPasswordDocument } from '../../graphql.gen.ts';
import { field, page, refused, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { MailSent } from './mail-sent.tsx';

export const forgottenPasswordPage = page<null>({
  path: '/wachtwoord',
  load: async () => null,
  async act({ api }, form) {
    const email = field(form, 'email');
    const { requestPasswordReset } = await api.mutate(RequestPasswordResetDocument, { email });
    return requestPasswordReset.__typename === 'MailSent' ? { done: email } : refused(requestPasswordReset, { email });
  },
  head: (_data, t) => ({ title: t('reset.title'), index: false }),
  View: Forgotten,
});

function Forgotten({ outcome }: ViewProps<null>) {
  const t = useMessages();
  const { demo } = useSurroundings();
  if (outcome?.done) return <MailSent email={outcome.done} demo={demo} />;
  return (
    <FormPage title={t('reset.title')} lead={t('reset.lead')} outcome={outcome}>
      <form method="post">
        <Field
          name="email"
          type="email"
          label={t('sign-in.email')}
          autoComplete="email"
          required
          defaultValue={outcome?.values?.email}
          error={outcome?.problems?.email}
        />
        <Button type="submit">{t('reset.submit')}</Button>
      </form>
    </FormPage>
  );
}

export const newPasswordPage = page<{ token: string }>({
  path: '/wachtwoord/nieuw',
  load: async ({ url }) => ({ token: url.searchParams.get('token')?.slice(0, 2000) ?? '' }),
  async act({ api }, form) {
    const { resetPassword } = await api.mutate(ResetPasswordDocument, {
      input: { token: field(form, 'token'), password: field(form, 'password') },
    });
    if ('message' in resetPassword) return refused(resetPassword);
    throw redirect('/aanmelden');
  },
  head: (_data, t) => ({ title: t('reset.new.title'), index: false }),
  View: NewPassword,
});

function NewPassword({ data, outcome }: ViewProps<{ token: string }>) {
  const t = useMessages();
  return (
    <FormPage title={t('reset.new.title')} outcome={outcome}>
      <form method="post">
        <input type="hidden" name="token" value={data.token} />
        <Field
          name="password"
          type="password"
          label={t('reset.new.password')}
          hint={t('sign-up.password.hint')}
          autoComplete="new-password"
          required
          error={outcome?.problems?.password}
        />
        <Button type="submit">{t('reset.new.submit')}</Button>
      </form>
    </FormPage>
  );
}
