import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import { RequestSignInLinkDocument, SignInDocument } from '../../graphql.gen.ts';
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

type Data = { then: string };

/** Getting in: a link by mail first, a password as the second way. What is answered never tells whether an address is known. */
export const signInPage = page<Data>({
  path: '/aanmelden',
  async load({ url, viewer }) {
    const then = localPath(url.searchParams.get('verder'));
    if (viewer.signedIn) throw redirect(then);
    return { then };
  },
  act: signIn,
  head: (_data, t) => ({ title: t('sign-in.title') }),
  View: SignIn,
});

async function signIn({ api, url }: Asked, form: FormData): Promise<Outcome> {
  const then = localPath(url.searchParams.get('verder'));
  const email = field(form, 'email');
  if (field(form, 'intent') !== 'password') {
    const { requestSignInLink } = await api.mutate(RequestSignInLinkDocument, { input: { email, then } });
    return requestSignInLink.__typename === 'MailSent'
      ? { done: email }
      : { ...refused(requestSignInLink, { email }), intent: 'link' };
  }
  const { signIn: result } = await api.mutate(SignInDocument, {
    input: { email, password: field(form, 'password'), then },
  });
  if (result.__typename === 'SignedIn') throw redirect(localPath(result.then ?? then));
  return { ...refused(result, { email }), intent: 'password' };
}

function SignIn({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { demo } = useSurroundings();
  if (outcome?.done) return <MailSent email={outcome.done} demo={demo} />;
  const email = outcome?.values?.email ?? '';
  const byPassword = outcome?.intent === 'password';
  return (
    <FormPage title={t('sign-in.title')} lead={t('sign-in.lead')} outcome={outcome}>
      <form method="post">
        <Field
          name="email"
          type="email"
          label={t('sign-in.email')}
          autoComplete="email"
          required
          defaultValue={email}
          error={byPassword ? undefined : outcome?.problems?.email}
        />
        <Button type="submit" name="intent" value="link">
          {t('sign-in.send-link')}
        </Button>
      </form>
      <details className="second-way" open={byPassword}>
        <summary>{t('sign-in.with-password')}</summary>
        <form method="post">
          <Field
            id="password-email"
            name="email"
            type="email"
            label={t('sign-in.email')}
            autoComplete="username"
            required
            defaultValue={email}
            error={byPassword ? outcome?.problems?.email : undefined}
          />
          <Field
            name="password"
            type="password"
            label={t('sign-in.password')}
            autoComplete="current-password"
            required
            error={outcome?.problems?.password}
          />
          <Button type="submit" variant="quiet" name="intent" value="password">
            {t('sign-in.submit')}
          </Button>
          <p>
            <a href="/wachtwoord">{t('sign-in.forgot')}</a>
          </p>
        </form>
      </details>
      <p>
        <a href={`/account/nieuw?verder=${encodeURIComponent(data.then)}`}>{t('sign-in.new')}</a>
      </p>
    </FormPage>
  );
}
