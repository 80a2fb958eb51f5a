import { contentLang } from '../../content.tsx';
import { DateFacts } from '../../features/date-row/date-facts.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { dateAndTime } from '../../format.ts';
import {
  DeclineOfferedPlaceDocument,
  OfferedPlacePageDocument,
  type RegistrationFactsFragment,
  TakeOfferedPlaceDocument,
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
import { Notice } from '../../ui/notice.tsx';
import { LinkIsOver } from './link-is-over.tsx';

type Data = { token: string; registration: RegistrationFactsFragment | undefined };

const DECLINE = 'laat';

/** A place came free: opening the link takes nothing, pressing the button does. */
export const offeredPlacePage = page<Data>({
  path: '/plaats',
  async load({ api, url }) {
    const token = url.searchParams.get('token') ?? '';
    const { offeredPlace } = await api.query(OfferedPlacePageDocument, { token });
    return { token, registration: offeredPlace.__typename === 'WorkshopRegistration' ? offeredPlace : undefined };
  },
  act: decide,
  status: ({ registration }) => (registration ? 200 : 404),
  head: (_data, t) => ({ title: t('workshops.registration.OFFERED'), index: false }),
  View: OfferedPlace,
});

async function decide({ api }: Asked, form: FormData): Promise<Outcome> {
  const token = field(form, 'token');
  const { change } =
    field(form, 'intent') === DECLINE
      ? await api.mutate(DeclineOfferedPlaceDocument, { token })
      : await api.mutate(TakeOfferedPlaceDocument, { token });
  return change.__typename === 'WorkshopRegistration' ? {} : refused(change);
}

function OfferedPlace({ data: { token, registration }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  if (!registration) return <LinkIsOver />;
  const { status, date, offeredUntil } = registration;
  const off = date.state === 'CANCELLED';
  return (
    <div className="wrap form-page registration">
      <p className="kicker" lang={contentLang}>
        {date.title}
      </p>
      <h1>{off ? t('workshops.registration.off') : t(`workshops.registration.${status}`)}</h1>
      <FormTrouble outcome={outcome} />
      {status === 'CONFIRMED' && !off && <Notice kind="success">{t('workshops.place.taken')}</Notice>}
      {status === 'OFFERED' && !off && offeredUntil && (
        <>
          <p>{t('workshops.place.until', { moment: dateAndTime(offeredUntil, locale) })}</p>
          <form method="post" className="cta">
            <input type="hidden" name="token" value={token} />
            <Button type="submit">{t('workshops.place.take')}</Button>
            <Button type="submit" variant="quiet" name="intent" value={DECLINE}>
              {t('workshops.place.decline')}
            </Button>
          </form>
        </>
      )}
      {(status === 'CANCELLED' || status === 'LAPSED') && !off && <p>{t('workshops.registration.again')}</p>}
      <DateFacts date={date} />
      <p>
        <a href={date.path}>{t('workshops.registration.to-date')}</a>
      </p>
    </div>
  );
}
