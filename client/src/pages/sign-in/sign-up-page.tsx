import { FormPage } from '../../features/form/form-page.tsx';
import { SignUpDocument } from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  localPath,
  type Outcome,
  page,
  refused,
  useMessages,
  useSurroundings,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { MailSent } from './mail-sent.tsx';

/** An account with a password of one's own; it opens once the address is confirmed. */
export const signUpPage = page<null>({
  path: '/account/nieuw',
  load: async () => null,
  act: signUp,
  head: (_data, t) => ({ title: t('sign-up.title') }),
  View: SignUp,
});

async function signUp({ api, url }: Asked, form: FormData): Promise<Outcome> {
  const values = { name: field(form, 'name'), email: field(form, 'email') };
  const { signUp: result } = await api.mutate(SignUpDocument, {
    // biome-ignore lint/suspicious/noThenProperty: a path as text, never a function to wait for
    input: { ...values, password: field(form, 'password'), then: localPath(url.searchParams.get('verder')) },
  });
  return result.__typename === 'MailSent' ? { done: values.email } : refused(result, values);
}

function SignUp({ outcome }: ViewProps<null>) {
  const t = useMessages();
  const { demo } = useSurroundings();
  if (outcome?.done) return <MailSent email={outcome.done} demo={demo} />;
  const { values, problems } = outcome ?? {};
  return (
    <FormPage title={t('sign-up.title')} outcome={outcome}>
      <form method="post">
        <Field
          name="name"
          label={t('sign-up.name')}
          hint={t('sign-up.name.hint')}
          autoComplete="name"
          required
          defaultValue={values?.name}
          error={problems?.name}
        />
        <Field
          name="email"
          type="email"
          label={t('sign-in.email')}
          autoComplete="email"
          required
          defaultValue={values?.email}
          error={problems?.email}
        />
        <Field
          name="password"
          type="password"
          label={t('sign-in.password')}
          hint={t('sign-up.password.hint')}
          autoComplete="new-password"
          required
          error={problems?.password}
        />
        <Button type="submit">{t('sign-up.submit')}</Button>
      </form>
    </FormPage>
  );
}
