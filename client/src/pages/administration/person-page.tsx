import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { date, toTheSecond } from '../../format.ts';
import {
  AdministeredPersonPageDocument,
  ChangeRolesDocument,
  GrantAccessDocument,
  RevokeCertificateDocument,
  WithdrawAccessDocument,
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
import { DefinitionList } from '../../ui/definition-list.tsx';
import { ArrowLeft } from '../../ui/icons.tsx';
import { Table } from '../../ui/table.tsx';
import { ActTrouble, doneAt } from './act-form.tsx';
import {
  EVERY_ROLE,
  GRANT,
  Grant,
  type Person,
  type PersonData,
  ROLES,
  Roles,
  type Subject,
  WITHDRAW,
  Withdraw,
} from './person-acts.tsx';
import { CertificatesTable, REVOKE, Revoke } from './person-certificates.tsx';
import { ActsTable, OrdersTable, Records, Reference } from './tables.tsx';

type Entitlement = Person['entitlements'][number];
type Doing = (asked: Asked, form: FormData) => Promise<Outcome | undefined>;

/** One person: what they ordered, what they may open, what the staff did for them. Never what they wrote. */
export const administeredPersonPage = page<PersonData>({
  path: '/beheer/mensen/:id',
  async load({ api, params, url, t }) {
    const answer = await api.query(AdministeredPersonPageDocument, { id: params.id ?? '' });
    const { administeredPerson: person, modules, programmes } = answer;
    if (person.__typename !== 'AdministeredPerson') nothingHere(t('beheer.person.missing'));
    const subjects = [
      ...programmes.map(({ key, title }): Subject => ({ kind: 'PROGRAMME', key, title })),
      ...modules.map(({ key, title }): Subject => ({ kind: 'MODULE', key, title })),
    ];
    return { person, subjects, certificates: answer.certificatesOf, done: url.searchParams.get('gedaan') };
  },
  act,
  head: ({ person }, t) => ({ title: person.name || t('beheer.person.unnamed'), index: false }),
  View: AdministeredPersonView,
});

async function act(asked: Asked, form: FormData): Promise<Outcome> {
  const acts = new Map<string, Doing>([
    [GRANT, grant],
    [WITHDRAW, withdraw],
    [ROLES, roles],
    [REVOKE, revoke],
  ]);
  const intent = field(form, 'intent');
  const outcome = await (acts.get(intent) ?? nothingHere())(asked, form);
  if (outcome) return { ...outcome, intent };
  throw redirect(doneAt(asked.url.pathname, intent));
}

/** Nothing when it is done, else why not; so for each of the three. */
async function grant({ api, params }: Asked, form: FormData): Promise<Outcome | undefined> {
  const values = { subjectKey: field(form, 'subjectKey'), reason: field(form, 'reason') };
  const [kind, ...key] = values.subjectKey.split(' ');
  const { grantAccess } = await api.mutate(GrantAccessDocument, {
    input: {
      personId: params.id ?? '',
      subjectKind: kind === 'PROGRAMME' ? 'PROGRAMME' : 'MODULE',
      subjectKey: key.join(' '),
      reason: values.reason,
    },
  });
  return 'message' in grantAccess ? refused(grantAccess, values) : undefined;
}

async function withdraw({ api, t }: Asked, form: FormData): Promise<Outcome | undefined> {
  const values = { entitlementId: field(form, 'entitlementId'), reason: field(form, 'reason') };
  if (values.entitlementId === '') return { values, problems: { entitlementId: t('beheer.withdraw.missing') } };
  const { withdrawAccess } = await api.mutate(WithdrawAccessDocument, { input: values });
  return 'message' in withdrawAccess ? refused(withdrawAccess, values) : undefined;
}

async function roles({ api, params }: Asked, form: FormData): Promise<Outcome | undefined> {
  const chosen = EVERY_ROLE.filter((role) => form.getAll('roles').includes(role));
  const values = { roles: chosen.join(' '), reason: field(form, 'reason') };
  const { changeRoles } = await api.mutate(ChangeRolesDocument, {
    input: { personId: params.id ?? '', roles: chosen, reason: values.reason },
  });
  return 'message' in changeRoles ? refused(changeRoles, values) : undefined;
}

async function revoke({ api, t }: Asked, form: FormData): Promise<Outcome | undefined> {
  const values = { certificateId: field(form, 'certificateId'), reason: field(form, 'reason') };
  if (values.certificateId === '') return { values, problems: { certificateId: t('beheer.revoke.missing') } };
  const { revokeCertificate } = await api.mutate(RevokeCertificateDocument, { input: values });
  return 'message' in revokeCertificate ? refused(revokeCertificate, values) : undefined;
}

function AdministeredPersonView({ data, outcome }: ViewProps<PersonData>) {
  const t = useMessages();
  const { viewer } = useSurroundings();
  const { person } = data;
  return (
    <div className="wrap beheer">
      <p className="back">
        <a href="/beheer">
          <ArrowLeft size={18} /> {t('site.to-administration')}
        </a>
      </p>
      <h1>{person.name || t('beheer.person.unnamed')}</h1>
      <ActTrouble outcome={outcome} />
      <div className="beheer-cols">
        <div>
          <Facts person={person} />
          <Records
            id="toegang"
            title={t('beheer.entitlements')}
            none={person.entitlements.length === 0 && t('beheer.entitlements.none')}
          >
            <Entitlements entitlements={person.entitlements} />
          </Records>
          <Records
            id="bestellingen"
            title={t('beheer.orders')}
            none={person.orders.length === 0 && t('beheer.orders.none')}
          >
            <OrdersTable orders={person.orders} />
          </Records>
          <Records
            id="attesten"
            title={t('beheer.certificates')}
            none={data.certificates.length === 0 && t('beheer.certificates.none')}
          >
            <CertificatesTable certificates={data.certificates} />
          </Records>
          <Records id="daden" title={t('beheer.acts')} none={person.acts.length === 0 && t('beheer.acts.none')}>
            <ActsTable acts={person.acts} />
          </Records>
        </div>
        <aside>
          <Grant data={data} outcome={outcome} />
          <Withdraw data={data} outcome={outcome} />
          {viewer.roles.includes('administrator') && (
            <>
              <Revoke data={data} outcome={outcome} />
              <Roles data={data} outcome={outcome} />
            </>
          )}
        </aside>
      </div>
    </div>
  );
}

function Facts({ person }: { person: Person }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <section aria-label={person.name || t('beheer.person.unnamed')}>
      <DefinitionList
        items={[
          {
            term: t('beheer.person.email'),
            description: (
              <>
                <Reference>{person.email}</Reference>
                {!person.emailVerified && <span className="soft">, {t('beheer.person.email.unverified')}</span>}
              </>
            ),
          },
          {
            term: t('beheer.person.roles'),
            description: person.roles.map((role) => t(`beheer.role.${role}`)).join(', '),
          },
          { term: t('beheer.person.since'), description: date(person.createdAt, locale) },
        ]}
      />
    </section>
  );
}

function Entitlements({ entitlements }: { entitlements: readonly Entitlement[] }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const source = (one: Entitlement): ReactNode => {
    if (one.sourceKind === 'order')
      return <a href={`/beheer/bestellingen/${one.sourceId}`}>{t('beheer.entitlement.source.order')}</a>;
    return one.reason
      ? t('beheer.entitlement.source.staff', { reason: one.reason })
      : t('beheer.entitlement.source.given');
  };
  const state = ({ endedAt, endReason }: Entitlement): string => {
    if (!endedAt) return t('beheer.entitlement.open');
    const ended = toTheSecond(endedAt, locale);
    return endReason
      ? t('beheer.entitlement.ended.why', { date: ended, reason: endReason })
      : t('beheer.entitlement.ended', { date: ended });
  };
  return (
    <Table
      caption={t('beheer.entitlements')}
      captionHidden
      columns={[
        { key: 'what', label: t('beheer.entitlement.what') },
        { key: 'state', label: t('beheer.entitlement.state') },
        { key: 'from', label: t('beheer.entitlement.from') },
        { key: 'source', label: t('beheer.entitlement.source') },
      ]}
      rows={entitlements.map((one) => ({
        key: one.id,
        cells: {
          what: <span lang={contentLang}>{one.title}</span>,
          state: state(one),
          from: toTheSecond(one.grantedAt, locale),
          source: source(one),
        },
      }))}
    />
  );
}
