import { FormTrouble } from '../../features/form/form-page.tsx';
import { type Outcome, useMessages } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Data } from './date-page.tsx';
import { WAITS } from './join-people.ts';

const FEW = 4;
const MANY = 20;

/** The one thing to do on the page of a date. */
export function JoinCard({ data, outcome }: { data: Data; outcome: Outcome | undefined }) {
  const t = useMessages();
  const { date, joined } = data;
  if (joined && !outcome) return <Joined joined={joined} />;
  if (date.state === 'CANCELLED' || date.state === 'DRAFT') return <Elsewhere />;
  if (date.state === 'OVER') return <Elsewhere>{t('workshops.date.over')}</Elsewhere>;
  if (date.state === 'CLOSED') return <Elsewhere>{t('workshops.date.closed')}</Elsewhere>;
  return <JoinForm data={data} outcome={outcome} />;
}

function Elsewhere({ children }: { children?: string }) {
  const t = useMessages();
  return (
    <section className="buy" id="inschrijven">
      {children && <p>{children}</p>}
      <p>
        <ButtonLink href="/workshops">{t('workshops.date.elsewhere')}</ButtonLink>
      </p>
    </section>
  );
}

function Joined({ joined: { confirmed, waiting } }: { joined: NonNullable<Data['joined']> }) {
  const t = useMessages();
  return (
    <section className="buy" id="inschrijven" aria-labelledby="inschrijven-titel">
      <h2 id="inschrijven-titel" className="size-3">
        {t('workshops.joined')}
      </h2>
      {confirmed > 0 && <p>{t('workshops.joined.confirmed', { count: confirmed })}</p>}
      {waiting > 0 && <p>{t('workshops.joined.waiting', { count: waiting })}</p>}
      <p className="small soft">{t('workshops.joined.body')}</p>
      <p>
        <a href="/workshops">{t('workshops.date.elsewhere')}</a>
      </p>
    </section>
  );
}

function JoinForm({ data: { date, viewer, requestKey, rows }, outcome }: { data: Data; outcome: Outcome | undefined }) {
  const t = useMessages();
  const full = date.placesLeft === 0;
  const values = outcome?.values ?? {};
  const filled = Object.keys(values).filter((name) => /^name\d+$/.test(name)).length;
  const shown = Math.max(rows, filled, 1 + FEW);
  const others = Array.from({ length: Math.min(shown, MANY) - 1 }, (_, at) => at + 2);
  const told = outcome?.problems ?? {};
  const row = (number: number) => ({
    name: { error: told[`name${number}`], defaultValue: values[`name${number}`] },
    email: { error: told[`email${number}`], defaultValue: values[`email${number}`] },
  });
  const first = row(1);
  return (
    <section className="buy" id="inschrijven" aria-labelledby="inschrijven-titel">
      {full ? <Full date={date} /> : <Places left={date.placesLeft} />}
      <FormTrouble outcome={outcome} />
      <form method="post" action={`${date.path}#inschrijven`} className="form">
        <input type="hidden" name="dateId" value={date.id} />
        <input type="hidden" name="requestKey" value={values.requestKey ?? requestKey} />
        <Field
          name="name1"
          label={t('workshops.join.name')}
          autoComplete="name"
          required
          maxLength={100}
          error={first.name.error}
          defaultValue={first.name.defaultValue ?? viewer?.name}
        />
        <Field
          name="email1"
          type="email"
          label={t('workshops.join.email')}
          autoComplete="email"
          required
          error={first.email.error}
          defaultValue={first.email.defaultValue ?? viewer?.email}
        />
        <Disclosure
          summary={t('workshops.join.others')}
          open={rows > 1 || others.some((number) => row(number).name.defaultValue || row(number).email.error)}
        >
          <p className="small soft">{t('workshops.join.others.body')}</p>
          {others.map((number) => (
            <fieldset key={number} className="join-person">
              <legend>{t('workshops.join.other', { number })}</legend>
              <Field
                name={`name${number}`}
                label={t('workshops.join.other.name', { number })}
                autoComplete="off"
                maxLength={100}
                {...row(number).name}
              />
              <Field
                name={`email${number}`}
                type="email"
                label={t('workshops.join.other.email', { number })}
                autoComplete="off"
                {...row(number).email}
              />
            </fieldset>
          ))}
          {shown < MANY && (
            <p className="small">
              <a href={`${date.path}?mensen=${MANY}#inschrijven`} rel="nofollow">
                {t('workshops.join.more')}
              </a>
            </p>
          )}
        </Disclosure>
        <Buttons full={full} tooFew={outcome?.intent === WAITS} />
      </form>
      <p className="small soft">
        {full && `${t('workshops.join.offer', { hours: date.offerHours })} `}
        {t('workshops.join.mail')}
      </p>
    </section>
  );
}

function Buttons({ full, tooFew }: { full: boolean; tooFew: boolean }) {
  const t = useMessages();
  if (full)
    return (
      <Button type="submit" name={WAITS} value="ja">
        {t('workshops.join.wait')}
      </Button>
    );
  if (!tooFew) return <Button type="submit">{t('workshops.join.submit')}</Button>;
  return (
    <>
      <p className="small">{t('workshops.join.part')}</p>
      <Button type="submit" name={WAITS} value="ja">
        {t('workshops.join.anyway')}
      </Button>
    </>
  );
}

function Places({ left }: { left: number }) {
  const t = useMessages();
  return (
    <>
      <h2 id="inschrijven-titel" className="size-3">
        {t('workshops.join')}
      </h2>
      <p>{t('workshops.join.left', { count: left })}</p>
    </>
  );
}

function Full({ date: { capacity, placesLeft, waiting } }: { date: Data['date'] }) {
  const t = useMessages();
  return (
    <Notice kind="warning" title={<span id="inschrijven-titel">{t('workshops.join.full')}</span>}>
      {t('workshops.join.taken', { taken: capacity - placesLeft, capacity, waiting })}
    </Notice>
  );
}
