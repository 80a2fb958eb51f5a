import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { DateFacts } from '../../features/date-row/date-facts.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { toTheSecond } from '../../format.ts';
import {
  CancelDateDocument,
  ChangeDateDocument,
  CopyDateDocument,
  OpenDateDocument,
  ScheduledDatePageDocument,
  type ScheduledDatePageQuery,
} from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
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
import { SelectField } from '../../ui/select-field.tsx';
import { Table } from '../../ui/table.tsx';
import { DateFields } from './date-fields.tsx';
import { fieldsOf, valuesIn, valuesOf } from './date-values.ts';

type Found = Extract<ScheduledDatePageQuery['scheduledDate'], { __typename: 'ScheduledDatePage' }>;
type Data = Found & { requestKey: string; said: string; copies: number };

const CHANGE = 'verander';
const OPEN = 'open';
const COPY = 'kopieer';
const CANCEL = 'afgelast';

/** One date for the staff: what it is, who comes, and what can be done with it. */
export const scheduledDatePage = page<Data>({
  path: '/beheer/workshops/:id',
  async load({ api, params, url }) {
    const { scheduledDate } = await api.query(ScheduledDatePageDocument, { id: params.id ?? '' });
    if (scheduledDate.__typename !== 'ScheduledDatePage') nothingHere(scheduledDate.message);
    return {
      ...{ ...scheduledDate, requestKey: crypto.randomUUID(), said: url.searchParams.get('gedaan') ?? '' },
      copies: Number.parseInt(url.searchParams.get('aantal') ?? '0', 10) || 0,
    };
  },
  act,
  head: ({ scheduled }) => ({ title: scheduled.date.title, index: false }),
  View: ScheduledDateView,
});

async function act({ api, params, url }: Asked, form: FormData): Promise<Outcome> {
  const id = params.id ?? '';
  const intent = field(form, 'intent');
  if (intent === COPY) {
    const values = {
      firstDay: field(form, 'firstDay'),
      everyDays: field(form, 'everyDays'),
      times: field(form, 'times'),
    };
    const numbers = { everyDays: Number(values.everyDays) || 0, times: Number.parseInt(values.times, 10) || 0 };
    const input = { id, firstDay: values.firstDay, ...numbers, requestKey: field(form, 'requestKey') };
    const { copyDate } = await api.mutate(CopyDateDocument, { input });
    if (copyDate.__typename === 'DatesCopied')
      throw redirect(`${url.pathname}?gedaan=gekopieerd&aantal=${copyDate.dates.length}`);
    return { ...refused(copyDate, values), intent };
  }
  const values = intent === CHANGE ? valuesIn(form) : { reason: field(form, 'reason') };
  const ask = () => {
    if (intent === OPEN) return api.mutate(OpenDateDocument, { id });
    if (intent === CANCEL) return api.mutate(CancelDateDocument, { id, reason: field(form, 'reason') });
    const baseRevision = Number.parseInt(field(form, 'baseRevision'), 10) || 0;
    return api.mutate(ChangeDateDocument, { input: { id, baseRevision, fields: fieldsOf(values) } });
  };
  const { change } = await ask();
  if (change.__typename === 'ScheduledDate') throw redirect(`${url.pathname}?gedaan=${intent}`);
  return { ...refused(change, values), intent };
}

function ScheduledDateView({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { scheduled, participants } = data;
  const { date } = scheduled;
  const over = date.state === 'CANCELLED' || date.state === 'OVER';
  return (
    <div className="wrap beheer">
      <p className="back">
        <a href="/beheer/workshops">{t('schedule.back')}</a>
      </p>
      <h1 lang={contentLang}>{date.title}</h1>
      <Said data={data} outcome={outcome} />
      <FormTrouble outcome={outcome} />
      <DateFacts date={date} />
      {date.state === 'DRAFT' ? (
        <Act intent={OPEN} submit={t('schedule.open')} main>
          <p>{t('schedule.open.body')}</p>
          {date.priceCents > 0 && <Notice kind="warning">{t('schedule.paid')}</Notice>}
        </Act>
      ) : (
        <p>
          <a href={date.path}>{t('schedule.see')}</a>
        </p>
      )}
      <section aria-labelledby="mensen">
        <h2 id="mensen">{t('schedule.participants')}</h2>
        <p>{t('schedule.people.count', { taken: scheduled.taken, capacity: date.capacity, waiting: date.waiting })}</p>
        {participants.length === 0 ? (
          <p className="soft">{t('schedule.participants.none')}</p>
        ) : (
          <Participants participants={participants} />
        )}
      </section>
      {!over && <Change data={data} outcome={outcome} />}
      <Copy data={data} outcome={outcome} />
      {!over && <Cancel data={data} outcome={outcome} />}
    </div>
  );
}

function Said({ data: { said, copies }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const words: Record<string, string> = {
    gemaakt: t('schedule.made'),
    [CHANGE]: t('schedule.saved'),
    [OPEN]: t('schedule.opened'),
    [CANCEL]: t('schedule.cancelled'),
    gekopieerd: t('schedule.copied', { count: copies }),
  };
  const sentence = Object.hasOwn(words, said) ? words[said] : undefined;
  return sentence && !outcome ? <Notice kind="success">{sentence}</Notice> : null;
}

function Participants({ participants }: { participants: Data['participants'] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <Table
      caption={t('schedule.participants')}
      captionHidden
      columns={[
        { key: 'name', label: t('schedule.participant.name') },
        { key: 'email', label: t('schedule.participant.email') },
        { key: 'status', label: t('schedule.participant.status') },
        { key: 'since', label: t('schedule.participant.since') },
      ]}
      rows={participants.map(({ id, name, email, status, madeAt }) => ({
        key: id,
        cells: {
          name: <span translate="no">{name}</span>,
          email: (
            <span className="reference" translate="no">
              {email}
            </span>
          ),
          status: t(`schedule.status.${status}`),
          since: toTheSecond(madeAt, locale),
        },
      }))}
    />
  );
}

function Change({ data: { scheduled, facilitators }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const mine = outcome?.intent === CHANGE ? outcome : undefined;
  return (
    <Disclosure summary={t('schedule.change')} open={mine !== undefined}>
      {scheduled.date.state !== 'DRAFT' && <p>{t('schedule.change.told')}</p>}
      <Act intent={CHANGE} submit={t('schedule.change.save')} main>
        <input type="hidden" name="baseRevision" value={scheduled.revision} />
        <DateFields values={valuesOf(scheduled)} outcome={mine} facilitators={facilitators} />
      </Act>
    </Disclosure>
  );
}

function Copy({ data: { requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const mine = outcome?.intent === COPY ? outcome : undefined;
  const tied = (name: string) => ({ name, defaultValue: mine?.values?.[name], error: mine?.problems?.[name] });
  return (
    <Disclosure summary={t('schedule.copy')} open={mine !== undefined}>
      <p>{t('schedule.copy.body')}</p>
      <Act intent={COPY} submit={t('schedule.copy.submit')}>
        <input type="hidden" name="requestKey" value={requestKey} />
        <Field {...tied('firstDay')} type="date" label={t('schedule.copy.first')} required />
        <SelectField
          {...tied('everyDays')}
          label={t('schedule.copy.rhythm')}
          options={[1, 2, 4].map((count) => ({
            value: String(count * 7),
            label: t('schedule.copy.weeks', { count }),
          }))}
        />
        <Field
          name="times"
          label={t('schedule.copy.times')}
          inputMode="numeric"
          defaultValue={mine?.values?.times ?? '1'}
          error={mine?.problems?.times}
        />
      </Act>
    </Disclosure>
  );
}

function Cancel({ data: { scheduled, participants }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const mine = outcome?.intent === CANCEL ? outcome : undefined;
  const told = participants.filter(({ status }) => ['CONFIRMED', 'OFFERED', 'WAITING'].includes(status)).length;
  return (
    <Disclosure summary={t('schedule.cancel')} open={mine !== undefined}>
      <p>{t('schedule.cancel.body', { count: scheduled.date.state === 'DRAFT' ? 0 : told })}</p>
      <Act intent={CANCEL} submit={t('schedule.cancel.submit')} danger>
        <Field
          name="reason"
          type="textarea"
          rows={2}
          label={t('beheer.reason')}
          hint={t('beheer.reason.hint')}
          required
          maxLength={500}
          defaultValue={mine?.values?.reason}
          error={mine?.problems?.reason}
        />
      </Act>
    </Disclosure>
  );
}

function Act({
  intent,
  submit,
  main,
  danger,
  children,
}: {
  intent: string;
  submit: string;
  main?: boolean;
  danger?: boolean;
  children?: ReactNode;
}) {
  return (
    <form method="post" className="form">
      <input type="hidden" name="intent" value={intent} />
      {children}
      <Button type="submit" variant={danger ? 'danger' : main ? 'main' : 'quiet'}>
        {submit}
      </Button>
    </form>
  );
}
