import { redirect } from 'react-router';
import { AdministrationPageDocument, type AdministrationPageQuery } from '../../graphql.gen.ts';
import { type Asked, type Outcome, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { ActOutcome } from './act-form.tsx';
import { retry } from './retry.ts';
import { JobsTable, MailsTable, OrdersTable, Records, Reference } from './tables.tsx';

type Data = AdministrationPageQuery & { text: string; retried: boolean };
type Finds = AdministrationPageQuery['administrationSearch'];

const LONGEST = 200;
const SHORTEST = 2;
/** The API answers with at most so many people, and so many orders. */
const MOST = 50;

/** Beheer: one field that finds people and orders, and what went wrong and waits for a person. */
export const administrationPage = page<Data>({
  path: '/beheer',
  async load({ api, url }) {
    const text = (url.searchParams.get('zoek') ?? '').trim().slice(0, LONGEST);
    const retried = url.searchParams.get('gedaan') === 'opnieuw';
    return { ...(await api.query(AdministrationPageDocument, { text })), text, retried };
  },
  act: tryAgain,
  head: (_data, t) => ({ title: t('beheer.title'), index: false }),
  View: Administration,
});

async function tryAgain(asked: Asked, form: FormData): Promise<Outcome> {
  const refusal = await retry(asked, form);
  if (refusal) return refusal;
  const back = new URLSearchParams(asked.url.searchParams);
  back.set('gedaan', 'opnieuw');
  throw redirect(`${asked.url.pathname}?${back}#misliep`);
}

function Administration({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { viewer } = useSurroundings();
  const { text, administrationSearch: finds } = data;
  const short = text.length > 0 && text.length < SHORTEST;
  return (
    <div className="wrap beheer">
      <h1>{t('beheer.title')}</h1>
      <search>
        <form className="search" action="/beheer">
          <Field
            name="zoek"
            type="search"
            label={t('beheer.search')}
            hint={t('beheer.search.hint')}
            autoComplete="off"
            maxLength={LONGEST}
            defaultValue={text}
            error={short && t('beheer.search.short')}
          />
          <Button type="submit">{t('beheer.search.submit')}</Button>
        </form>
      </search>
      {viewer.roles.includes('administrator') && (
        <p>
          <a href="/beheer/workshops">{t('schedule.title')}</a>
        </p>
      )}
      {text.length >= SHORTEST && <Found text={text} finds={finds} />}
      <Troubles data={data} outcome={outcome} />
    </div>
  );
}

function Found({ text, finds: { people, orders } }: { text: string; finds: Finds }) {
  const t = useMessages();
  if (people.length === 0 && orders.length === 0) {
    return (
      <EmptyState
        title={t('beheer.search.none', { text })}
        action={
          <ButtonLink href="/beheer" variant="quiet">
            {t('beheer.search.clear')}
          </ButtonLink>
        }
      >
        {t('beheer.search.none.body')}
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status">
        {t('beheer.search.found', { text, people: people.length, orders: orders.length })}{' '}
        <a href="/beheer">{t('beheer.search.clear')}</a>
      </p>
      {people.length > 0 && (
        <Records id="mensen" title={t('beheer.people')}>
          <Most count={people.length} />
          <People people={people} />
        </Records>
      )}
      {orders.length > 0 && (
        <Records id="bestellingen" title={t('beheer.orders')}>
          <Most count={orders.length} />
          <OrdersTable orders={orders} />
        </Records>
      )}
    </>
  );
}

function Most({ count }: { count: number }) {
  const t = useMessages();
  return count < MOST ? null : <p className="soft">{t('beheer.search.most', { count })}</p>;
}

function People({ people }: { people: Finds['people'] }) {
  const t = useMessages();
  return (
    <Table
      caption={t('beheer.people')}
      captionHidden
      columns={[
        { key: 'name', label: t('beheer.person.name') },
        { key: 'email', label: t('beheer.person.email') },
      ]}
      rows={people.map(({ id, name, email }) => ({
        key: id,
        cells: {
          name: <a href={`/beheer/mensen/${id}`}>{name || t('beheer.person.unnamed')}</a>,
          email: <Reference>{email}</Reference>,
        },
      }))}
    />
  );
}

function Troubles({ data: { troubles, retried }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { mails, jobs } = troubles;
  return (
    <section id="misliep" aria-labelledby="misliep-titel">
      <h2 id="misliep-titel">{t('beheer.troubles')}</h2>
      <div className="stack">
        <ActOutcome done={retried && !outcome ? t('beheer.retried') : undefined} outcome={outcome} />
        {mails.length === 0 && jobs.length === 0 && (
          <>
            <p>{t('beheer.troubles.none')}</p>
            <p className="soft">{t('beheer.troubles.none.body')}</p>
          </>
        )}
        {mails.length > 0 && (
          <>
            <h3>{t('beheer.troubles.mails')}</h3>
            <MailsTable mails={mails} />
          </>
        )}
        {jobs.length > 0 && (
          <>
            <h3>{t('beheer.troubles.jobs')}</h3>
            <JobsTable jobs={jobs} />
          </>
        )}
      </div>
    </section>
  );
}
