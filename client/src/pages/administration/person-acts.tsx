import { date } from '../../format.ts';
import type { AdministeredPersonPageQuery, Role, SubjectKind } from '../../graphql.gen.ts';
import { useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { FieldError } from '../../ui/field-parts.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ActForm, ActOutcome, actFieldId } from './act-form.tsx';

/** A person as the staff sees them, with what there is to give access to, and what was done just now. */
export type PersonData = {
  person: Person;
  subjects: Subject[];
  certificates: AdministeredPersonPageQuery['certificatesOf'];
  done: string | null;
};
export type Person = Extract<AdministeredPersonPageQuery['administeredPerson'], { __typename: 'AdministeredPerson' }>;
export type Subject = { kind: SubjectKind; key: string; title: string };
type ActProps = ViewProps<PersonData>;

export const GRANT = 'toegang-geven';
export const WITHDRAW = 'toegang-wegnemen';
export const ROLES = 'rollen';
export const EVERY_ROLE: readonly Role[] = ['LEARNER', 'FACILITATOR', 'AUTHOR', 'FINANCE', 'ADMINISTRATOR'];

export function Grant({ data: { subjects, done }, outcome }: ActProps) {
  const t = useMessages();
  const mine = outcome?.intent === GRANT ? outcome : undefined;
  if (subjects.length === 0) {
    return (
      <section className="act" aria-labelledby={`${GRANT}-titel`}>
        <h2 id={`${GRANT}-titel`}>{t('beheer.grant')}</h2>
        <p>{t('beheer.grant.none')}</p>
      </section>
    );
  }
  return (
    <ActForm
      intent={GRANT}
      title={t('beheer.grant')}
      done={done === GRANT ? t('beheer.grant.done') : undefined}
      outcome={outcome}
      submit={t('beheer.grant')}
    >
      <SelectField
        name="subjectKey"
        id={actFieldId(GRANT, 'subjectKey')}
        label={t('beheer.grant.subject')}
        required
        defaultValue={mine?.values?.subjectKey ?? ''}
        error={mine?.problems?.subjectKey}
        options={[
          { value: '', label: t('beheer.grant.choose') },
          ...subjects.map(({ kind, key, title }) => ({
            value: `${kind} ${key}`,
            label: t(`beheer.subject.${kind}`, { title }),
          })),
        ]}
      />
    </ActForm>
  );
}

/** What the staff gave and still stands; it stays in sight for a moment after the last of it was taken back. */
export function Withdraw({ data: { person, done }, outcome }: ActProps) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const mine = outcome?.intent === WITHDRAW ? outcome : undefined;
  const said = done === WITHDRAW ? t('beheer.withdraw.done') : undefined;
  const given = person.entitlements.filter((one) => one.sourceKind === 'staff' && !one.endedAt);
  if (given.length === 0) {
    return said || mine ? (
      <section className="act" id={WITHDRAW} aria-labelledby={`${WITHDRAW}-titel`}>
        <h2 id={`${WITHDRAW}-titel`}>{t('beheer.withdraw')}</h2>
        <ActOutcome done={outcome ? undefined : said} outcome={mine} />
      </section>
    ) : null;
  }
  return (
    <ActForm
      intent={WITHDRAW}
      title={t('beheer.withdraw')}
      done={said}
      outcome={outcome}
      submit={t('beheer.withdraw')}
      variant="danger"
    >
      <SelectField
        name="entitlementId"
        id={actFieldId(WITHDRAW, 'entitlementId')}
        label={t('beheer.withdraw.which')}
        hint={t('beheer.withdraw.hint')}
        required
        defaultValue={mine?.values?.entitlementId ?? ''}
        error={mine?.problems?.entitlementId}
        options={[
          { value: '', label: t('beheer.grant.choose') },
          ...given.map((one) => ({
            value: one.id,
            label: t('beheer.withdraw.option', { title: one.title, date: date(one.grantedAt, locale) }),
          })),
        ]}
      />
    </ActForm>
  );
}

export function Roles({ data: { person, done }, outcome }: ActProps) {
  const t = useMessages();
  const mine = outcome?.intent === ROLES ? outcome : undefined;
  const chosen: readonly string[] = mine?.values?.roles?.split(' ') ?? person.roles;
  const id = actFieldId(ROLES, 'roles');
  const error = mine?.problems?.roles;
  return (
    <ActForm
      intent={ROLES}
      title={t('beheer.roles')}
      done={done === ROLES ? t('beheer.roles.done') : undefined}
      outcome={outcome}
      submit={t('beheer.roles.submit')}
    >
      <fieldset aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="visually-hidden">{t('beheer.roles')}</legend>
        {EVERY_ROLE.map((role, index) => (
          <CheckboxField
            key={role}
            name="roles"
            id={index === 0 ? id : `${id}-${role}`}
            value={role}
            label={t(`beheer.role.${role}`)}
            defaultChecked={chosen.includes(role)}
          />
        ))}
        {error && <FieldError id={id}>{error}</FieldError>}
      </fieldset>
    </ActForm>
  );
}
