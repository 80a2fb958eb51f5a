import { type Outcome, useMessages } from '../../page.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field, type FieldProps } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type DateValues, MOST_PARTS } from './date-values.ts';

type Facilitators = readonly { id: string; name: string; email: string }[];
type Words = { label: string; hint?: string };

/** The fields of a date; what was typed stays, whatever is refused. */
export function DateFields({
  values,
  outcome,
  facilitators,
}: {
  values: DateValues;
  outcome: Outcome | undefined;
  facilitators: Facilitators;
}) {
  const t = useMessages();
  const problems = outcome?.problems ?? {};
  const now: DateValues = { ...values, ...outcome?.values };
  const tied = (name: string) => ({ name, defaultValue: now[name], error: problems[name] });
  const line = (name: string, words: Words, more: Partial<FieldProps> = {}) => (
    <Field {...(more as object)} {...tied(name)} {...words} autoComplete="off" />
  );
  const parts = Array.from({ length: MOST_PARTS }, (_, at) => at + 1);
  const used = (number: number) => Boolean(now[`day${number}`] || problems[`day${number}`]);
  const chosen = (now.facilitators ?? '').split(' ');
  return (
    <>
      <Part number={1} tied={tied} />
      <Disclosure summary={t('schedule.part.more')} open={parts.slice(1).some(used)}>
        {parts.slice(1).map((number) => (
          <Part key={number} number={number} tied={tied} />
        ))}
      </Disclosure>
      <RadioGroup
        name="form"
        legend={t('schedule.form')}
        inline
        options={[
          { value: 'ter-plaatse', label: t('workshops.form.ter-plaatse') },
          { value: 'online', label: t('workshops.form.online') },
        ]}
        defaultValue={now.form}
      />
      {line('place', { label: t('schedule.place') })}
      {line('address', { label: t('schedule.address') })}
      {line('town', { label: t('schedule.town') })}
      {line('mapUrl', { label: t('schedule.map'), hint: t('schedule.optional') }, { type: 'url' })}
      {line('accessibility', { label: t('schedule.accessibility'), hint: t('schedule.accessibility.hint') })}
      {line('onlineUrl', { label: t('schedule.online-url'), hint: t('schedule.online-url.hint') }, { type: 'url' })}
      <SelectField
        name="language"
        label={t('schedule.language')}
        options={(['nl', 'fr', 'en'] as const).map((value) => ({ value, label: t(`workshops.language.${value}`) }))}
        defaultValue={now.language}
        error={problems.language}
      />
      {line('capacity', { label: t('schedule.capacity') }, { inputMode: 'numeric' })}
      {line('offerHours', { label: t('schedule.offer-hours') }, { inputMode: 'numeric' })}
      {line('closesDay', { label: t('schedule.closes-day'), hint: t('schedule.closes-day.hint') }, { type: 'date' })}
      <TimeField label={t('schedule.closes-at')} {...tied('closesAt')} />
      {line('price', { label: t('schedule.price'), hint: t('schedule.price.hint') }, { inputMode: 'decimal' })}
      <p className="small soft">{t('schedule.paid')}</p>
      {line(
        'cancelDays',
        { label: t('schedule.cancel-days'), hint: t('schedule.cancel-days.hint') },
        { inputMode: 'numeric' },
      )}
      {line('cancelPercent', { label: t('schedule.cancel-percent') }, { inputMode: 'numeric' })}
      <fieldset className="choices">
        <legend>{t('schedule.facilitators')}</legend>
        {facilitators.length === 0 && <p className="small soft">{t('schedule.facilitators.none')}</p>}
        {facilitators.map(({ id, name, email }) => (
          <CheckboxField
            key={id}
            name="facilitators"
            id={`begeleider-${id}`}
            value={id}
            label={<span translate="no">{name || email}</span>}
            defaultChecked={chosen.includes(id)}
          />
        ))}
      </fieldset>
    </>
  );
}

type Tied = (name: string) => { name: string; defaultValue: string | undefined; error: string | undefined };

function Part({ number, tied }: { number: number; tied: Tied }) {
  const t = useMessages();
  return (
    <fieldset className="schedule-part">
      <legend>{t('schedule.part', { number })}</legend>
      <Field {...tied(`day${number}`)} type="date" label={t('schedule.day')} required={number === 1} />
      <TimeField {...tied(`starts${number}`)} label={t('schedule.starts')} required={number === 1} />
      <TimeField {...tied(`ends${number}`)} label={t('schedule.ends')} required={number === 1} />
    </fieldset>
  );
}

/** A time of the clock: browsers show their own way to choose one. */
function TimeField(props: ReturnType<Tied> & { label: string; required?: boolean }) {
  return <Field {...props} type="time" />;
}
