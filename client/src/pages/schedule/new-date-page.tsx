import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import { NewDatePageDocument, type NewDatePageQuery, ScheduleDateDocument } from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { DateFields } from './date-fields.tsx';
import { fieldsOf, NEW_DATE, valuesIn } from './date-values.ts';

type Data = {
  subject: NewDatePageQuery['workshops'][number];
  facilitators: NewDatePageQuery['possibleFacilitators'];
  requestKey: string;
};

/** Planning a date of one subject. */
export const newDatePage = page<Data>({
  path: '/beheer/workshops/nieuw',
  async load({ api, url }) {
    const { workshops, possibleFacilitators } = await api.query(NewDatePageDocument, {});
    const subject = workshops.find(({ key }) => key === url.searchParams.get('onderwerp'));
    if (!subject) nothingHere();
    return { subject, facilitators: possibleFacilitators, requestKey: crypto.randomUUID() };
  },
  act: schedule,
  head: ({ subject }, t) => ({ title: t('schedule.new.of', { title: subject.title }), index: false }),
  View: NewDate,
});

async function schedule({ api, url }: Asked, form: FormData): Promise<Outcome> {
  const values = valuesIn(form);
  const requestKey = field(form, 'requestKey');
  const workshopKey = url.searchParams.get('onderwerp') ?? '';
  const { scheduleDate } = await api.mutate(ScheduleDateDocument, {
    input: { workshopKey, requestKey, fields: fieldsOf(values) },
  });
  if (scheduleDate.__typename === 'ScheduledDate')
    throw redirect(`/beheer/workshops/${scheduleDate.id}?gedaan=gemaakt`);
  return refused(scheduleDate, { ...values, requestKey });
}

function NewDate({ data: { subject, facilitators, requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  return (
    <FormPage title={t('schedule.new.of', { title: subject.title })} outcome={outcome}>
      <form method="post" className="form">
        <input type="hidden" name="requestKey" value={outcome?.values?.requestKey ?? requestKey} />
        <DateFields values={NEW_DATE} outcome={outcome} facilitators={facilitators} />
        <Button type="submit">{t('schedule.save')}</Button>
      </form>
      <p>
        <a href="/beheer/workshops">{t('schedule.back')}</a>
      </p>
    </FormPage>
  );
}
