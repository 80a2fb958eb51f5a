import { contentLang } from '../../content.tsx';
import { date, toTheSecond } from '../../format.ts';
import { useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Table } from '../../ui/table.tsx';
import { ActForm, ActOutcome, actFieldId } from './act-form.tsx';
import type { PersonData } from './person-acts.tsx';

export const REVOKE = 'attest-intrekken';

/** The attests of a person, those that were replaced too. */
export function CertificatesTable({ certificates }: Pick<PersonData, 'certificates'>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <Table
      caption={t('beheer.certificates')}
      captionHidden
      columns={[
        { key: 'what', label: t('beheer.certificate.what') },
        { key: 'name', label: t('beheer.certificate.name') },
        { key: 'state', label: t('beheer.certificate.state') },
        { key: 'issued', label: t('beheer.certificate.issued') },
      ]}
      rows={certificates.map((one) => ({
        key: one.id,
        cells: {
          what: <span lang={contentLang}>{one.title}</span>,
          name: <bdi translate="no">{one.name}</bdi>,
          state: t(`beheer.certificate.${one.standing}`, { date: one.endedAt ? toTheSecond(one.endedAt, locale) : '' }),
          issued: toTheSecond(one.issuedAt, locale),
        },
      }))}
    />
  );
}

/** Takes an attest back; it stays in sight for a moment after the last one was. */
export function Revoke({ data: { certificates, done }, outcome }: ViewProps<PersonData>) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const mine = outcome?.intent === REVOKE ? outcome : undefined;
  const said = done === REVOKE ? t('beheer.revoke.done') : undefined;
  const valid = certificates.filter(({ standing }) => standing === 'VALID');
  if (valid.length === 0) {
    return said || mine ? (
      <section className="act" id={REVOKE} aria-labelledby={`${REVOKE}-titel`}>
        <h2 id={`${REVOKE}-titel`}>{t('beheer.revoke')}</h2>
        <ActOutcome done={outcome ? undefined : said} outcome={mine} />
      </section>
    ) : null;
  }
  return (
    <ActForm
      intent={REVOKE}
      title={t('beheer.revoke')}
      done={said}
      outcome={outcome}
      submit={t('beheer.revoke')}
      variant="danger"
    >
      <SelectField
        name="certificateId"
        id={actFieldId(REVOKE, 'certificateId')}
        label={t('beheer.revoke.which')}
        hint={t('beheer.revoke.hint')}
        required
        defaultValue={mine?.values?.certificateId ?? ''}
        error={mine?.problems?.certificateId}
        options={[
          { value: '', label: t('beheer.grant.choose') },
          ...valid.map(({ id, title, issuedAt }) => ({
            value: id,
            label: t('beheer.revoke.option', { title, date: date(issuedAt, locale) }),
          })),
        ]}
      />
    </ActForm>
  );
}
