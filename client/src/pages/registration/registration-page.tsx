import type { ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import { DateFacts } from '../../features/date-row/date-facts.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { WorkshopTalk, workshopThreads } from '../../features/talk-link/workshop-talk.tsx';
import { dateAndTime } from '../../format.ts';
import {
  HandOverRegistrationDocument,
  LeaveWorkshopDateDocument,
  type RegistrationFactsFragment,
  RegistrationPageDocument,
  RenewRegistrationLinkDocument,
} from '../../graphql.gen.ts';
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
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LinkIsOver } from './link-is-over.tsx';

type Data = { token: string; registration: RegistrationFactsFragment | undefined; threads: number | null };

const LEAVE = 'uitschrijven';
const HAND = 'doorgeven';
const RENEW = 'link';

/** Where the link in a mail leads: one's registration, and what one can change about it. Looking changes nothing. */
export const registrationPage = page<Data>({
  path: '/inschrijving',
  async load(asked) {
    const { api, url } = asked;
    const token = url.searchParams.get('token') ?? '';
    const { registration } = await api.query(RegistrationPageDocument, { token });
    if (registration.__typename !== 'WorkshopRegistration') return { token, registration: undefined, threads: null };
    return { token, registration, threads: await workshopThreads(asked, registration.date.workshopKey) };
  },
  act: change,
  status: ({ registration }) => (registration ? 200 : 404),
  head: (_data, t) => ({ title: t('workshops.registration'), index: false }),
  View: Registration,
});

async function change({ api, t }: Asked, form: FormData): Promise<Outcome> {
  const intent = field(form, 'intent');
  const token = field(form, 'token');
  const values = { name: field(form, 'name'), email: field(form, 'email') };
  const ask = () => {
    if (intent === LEAVE) return api.mutate(LeaveWorkshopDateDocument, { token });
    if (intent === RENEW) return api.mutate(RenewRegistrationLinkDocument, { token });
    return api.mutate(HandOverRegistrationDocument, { token, to: values });
  };
  const { change: result } = await ask();
  if (result.__typename !== 'WorkshopRegistration') return { ...refused(result, values), intent };
  const done: Record<string, string> = {
    [LEAVE]: t('workshops.registration.CANCELLED'),
    [HAND]: t('workshops.registration.handed'),
    [RENEW]: t('workshops.registration.renewed'),
  };
  return { done: done[intent] ?? '', intent };
}

function Registration({ data: { token, registration, threads }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  if (outcome?.done && outcome.intent !== LEAVE)
    return (
      <div className="wrap form-page">
        <h1>{t('workshops.registration')}</h1>
        <Notice kind="success">{outcome.done}</Notice>
        <p>
          <a href="/workshops">{t('workshops.title')}</a>
        </p>
      </div>
    );
  if (!registration) return <LinkIsOver />;
  return (
    <div className="wrap form-page registration">
      <p className="kicker" lang={contentLang}>
        {registration.date.title}
      </p>
      <Standing registration={registration} />
      <FormTrouble outcome={outcome} />
      <DateFacts date={registration.date} />
      <p>
        <a href={registration.date.path}>{t('workshops.registration.to-date')}</a>
      </p>
      <WorkshopTalk workshopKey={registration.date.workshopKey} count={threads} />
      {registration.changeable && <Changes token={token} registration={registration} outcome={outcome} />}
    </div>
  );
}

/** How it stands, in the title, and what that means. */
function Standing({ registration }: { registration: RegistrationFactsFragment }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { status, name, email, waitingBefore, offeredUntil, onlineUrl, date } = registration;
  const off = date.state === 'CANCELLED';
  return (
    <>
      <h1>{off ? t('workshops.registration.off') : t(`workshops.registration.${status}`)}</h1>
      <p className="soft" translate="no">
        {t('workshops.registration.of', { name, email })}
      </p>
      {!off && waitingBefore !== null && <p>{t('workshops.registration.before', { count: waitingBefore })}</p>}
      {!off && status === 'OFFERED' && offeredUntil && (
        <p>{t('workshops.registration.offered', { moment: dateAndTime(offeredUntil, locale) })}</p>
      )}
      {!off && (status === 'CANCELLED' || status === 'LAPSED') && <p>{t('workshops.registration.again')}</p>}
      {onlineUrl && (
        <Notice kind="success" title={t('workshops.registration.online')}>
          <a href={onlineUrl} rel="noreferrer">
            {onlineUrl}
          </a>
        </Notice>
      )}
    </>
  );
}

function Changes({
  token,
  registration,
  outcome,
}: {
  token: string;
  registration: RegistrationFactsFragment;
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  const problems = outcome?.intent === HAND ? (outcome.problems ?? {}) : {};
  return (
    <div className="stack">
      {registration.status === 'CONFIRMED' && (
        <Disclosure summary={t('workshops.registration.hand')} open={outcome?.intent === HAND}>
          <p>{t('workshops.registration.hand.body')}</p>
          <Act token={token} intent={HAND} submit={t('workshops.registration.hand.submit')}>
            <Field
              name="name"
              label={t('workshops.registration.hand.name')}
              autoComplete="off"
              maxLength={100}
              required
              defaultValue={outcome?.values?.name}
              error={problems.name}
            />
            <Field
              name="email"
              type="email"
              label={t('workshops.registration.hand.email')}
              autoComplete="off"
              required
              defaultValue={outcome?.values?.email}
              error={problems.email}
            />
          </Act>
        </Disclosure>
      )}
      <Disclosure summary={t('workshops.registration.leave')}>
        <p>{t('workshops.registration.leave.body')}</p>
        <Act token={token} intent={LEAVE} submit={t('workshops.registration.leave.submit')} danger />
      </Disclosure>
      <Disclosure summary={t('workshops.registration.link')}>
        <p>{t('workshops.registration.link.body')}</p>
        <Act token={token} intent={RENEW} submit={t('workshops.registration.link.submit')} />
      </Disclosure>
    </div>
  );
}

function Act({
  token,
  intent,
  submit,
  danger,
  children,
}: {
  token: string;
  intent: string;
  submit: string;
  danger?: boolean;
  children?: ReactNode;
}) {
  return (
    <form method="post" className="form">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="token" value={token} />
      {children}
      <Button type="submit" variant={danger ? 'danger' : 'quiet'}>
        {submit}
      </Button>
    </form>
  );
}
