import { locales } from '@fluxus/messages';
import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { dateAndTime } from '../../format.ts';
import {
  AccountPageDocument,
  type AccountPageQuery,
  ChangeEmailDocument,
  ChangeLocaleDocument,
  ChangeNameDocument,
  ChangePasswordDocument,
  SignOutDeviceDocument,
  SignOutDocument,
  SignOutEverywhereDocument,
} from '../../graphql.gen.ts';
import {
  ApiError,
  type Asked,
  field,
  type Outcome,
  page,
  refused,
  useMessages,
  useSurroundings,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';

type Data = {
  viewer: NonNullable<AccountPageQuery['viewer']>;
  devices: AccountPageQuery['myDevices'];
  changed: string | null;
};
type Result = { __typename: string; message?: string; problems?: { field: string; message: string }[] };

/** One's own account: name, address, password, language, and where one is signed in. */
export const accountPage = page<Data>({
  path: '/account',
  async load({ api, url }) {
    const { viewer, myDevices } = await api.query(AccountPageDocument, {});
    if (!viewer) throw new ApiError('', 'NOT_SIGNED_IN');
    return { viewer, devices: myDevices, changed: url.searchParams.get('gewijzigd') };
  },
  act: change,
  head: (_data, t) => ({ title: t('account.title'), index: false }),
  View: Account,
});

/** One page, several small forms: each names its intent. */
async function change({ api, t }: Asked, form: FormData): Promise<Outcome> {
  const intent = field(form, 'intent');
  const told = (result: Result, done: string, values: Record<string, string> = {}): Outcome =>
    result.message === undefined
      ? { done, intent }
      : { ...refused({ ...result, message: result.message }, values), intent };
  switch (intent) {
    case 'name':
      return told(
        (await api.mutate(ChangeNameDocument, { name: field(form, 'name') })).changeName,
        t('account.saved'),
        { name: field(form, 'name') },
      );
    case 'email': {
      const email = field(form, 'email');
      return told((await api.mutate(ChangeEmailDocument, { email })).changeEmail, t('account.email.sent', { email }), {
        email,
      });
    }
    case 'password': {
      const input = { current: field(form, 'current'), password: field(form, 'password') };
      return told((await api.mutate(ChangePasswordDocument, { input })).changePassword, t('account.saved'));
    }
    case 'language':
      await api.mutate(ChangeLocaleDocument, { locale: field(form, 'locale') });
      throw redirect('/account');
    case 'device':
      return told(
        (await api.mutate(SignOutDeviceDocument, { id: field(form, 'device') })).signOutDevice,
        t('account.saved'),
      );
    case 'sign-out-everywhere':
      await api.mutate(SignOutEverywhereDocument, {});
      throw redirect('/');
    default:
      await api.mutate(SignOutDocument, {});
      throw redirect('/');
  }
}

function Account({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { viewer } = data;
  const of = (intent: string) => (outcome?.intent === intent ? outcome : undefined);
  return (
    <div className="wrap account">
      <h1>{t('account.title')}</h1>
      {data.changed === 'e-mail' && <Notice kind="success">{t('account.email.changed')}</Notice>}
      {outcome?.done && <Notice kind="success">{outcome.done}</Notice>}
      <FormTrouble outcome={outcome} />
      <Section intent="name" title={t('account.name')} submit={t('account.name.save')}>
        <Field
          name="name"
          label={t('account.name')}
          autoComplete="name"
          required
          defaultValue={of('name')?.values?.name ?? viewer.name}
          error={of('name')?.problems?.name}
        />
      </Section>
      <Section intent="email" title={t('account.email')} submit={t('account.email.save')}>
        <p className="soft">{t('account.email.now', { email: viewer.email })}</p>
        <Field
          name="email"
          type="email"
          label={t('account.email.new')}
          autoComplete="email"
          required
          defaultValue={of('email')?.values?.email}
          error={of('email')?.problems?.email}
        />
      </Section>
      <Section intent="password" title={t('account.password')} submit={t('account.password.save')}>
        <p className="soft small">{t('account.password.none')}</p>
        <Field
          name="current"
          type="password"
          label={t('account.password.current')}
          autoComplete="current-password"
          required
          error={of('password')?.problems?.current}
        />
        <Field
          name="password"
          type="password"
          label={t('account.password.new')}
          hint={`${t('sign-up.password.hint')} ${t('account.password.others')}`}
          autoComplete="new-password"
          required
          error={of('password')?.problems?.password}
        />
      </Section>
      <Section intent="language" title={t('account.language')} submit={t('account.language.save')}>
        <label className="field">
          <span>{t('account.language')}</span>
          <select name="locale" defaultValue={viewer.locale}>
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {t(`site.language.${locale}`)}
              </option>
            ))}
          </select>
        </label>
        <p className="small soft">{t('site.lessons-in-dutch')}</p>
      </Section>
      <Devices devices={data.devices} />
      <p>
        <a href="/bestellingen">{t('account.orders')}</a> · <a href="/mijn-stappen">{t('learning.steps')}</a> ·{' '}
        <a href="/mijn-attesten">{t('account.certificates')}</a> ·{' '}
        <a href="/meldingen/voorkeuren">{t('notices.choose.title')}</a>
      </p>
    </div>
  );
}

function Section({
  intent,
  title,
  submit,
  children,
}: {
  intent: string;
  title: string;
  submit: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={`deel-${intent}`}>
      <h2 id={`deel-${intent}`}>{title}</h2>
      <form method="post">
        {children}
        <Button type="submit" variant="quiet" name="intent" value={intent}>
          {submit}
        </Button>
      </form>
    </section>
  );
}

function Devices({ devices }: { devices: Data['devices'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <section aria-labelledby="toestellen">
      <h2 id="toestellen">{t('account.devices')}</h2>
      <ul className="rows">
        {devices.map((device) => (
          <li key={device.id}>
            <span>
              {device.userAgent}
              <br />
              <span className="small soft">
                {device.current ? `${t('account.devices.current')} · ` : ''}
                {t('account.devices.since', { date: dateAndTime(device.signedInAt, locale) })}
              </span>
            </span>
            {!device.current && (
              <form method="post">
                <input type="hidden" name="device" value={device.id} />
                <Button type="submit" variant="text" name="intent" value="device">
                  {t('account.devices.sign-out')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" className="cta" data-leaves>
        <Button type="submit" name="intent" value="sign-out" variant="quiet">
          {t('account.sign-out')}
        </Button>
        <Button type="submit" name="intent" value="sign-out-everywhere" variant="text">
          {t('account.sign-out-everywhere')}
        </Button>
      </form>
    </section>
  );
}
