import { FormTrouble } from '../../features/form/form-page.tsx';
import type { WholeMediumFragment } from '../../graphql.gen.ts';
import { type Outcome, useMessages } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Field } from '../../ui/field.tsx';

/** What is said about a medium: its words, where the eye falls, and who agreed to be seen. */
export function DescribeForm({ item, outcome }: { item: WholeMediumFragment; outcome: Outcome | undefined }) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  const picture = item.kind === 'image';
  const plays = item.kind === 'film' || item.kind === 'audio';
  const ticked = (name: string, now: boolean) => (values?.[name] === undefined ? now : values[name] === 'on');
  return (
    <form method="post" className="media-form">
      <FormTrouble outcome={outcome} />
      <input type="hidden" name="baseRevision" value={values?.baseRevision ?? item.revision} />
      <Field
        name="title"
        label={t('media.item.title')}
        required
        maxLength={300}
        defaultValue={values?.title ?? item.title}
        error={problems?.title}
      />
      {picture && (
        <>
          <Field
            name="alt"
            label={t('media.alt')}
            hint={t('media.alt.hint')}
            maxLength={300}
            defaultValue={values?.alt ?? item.alt}
            error={problems?.alt}
          />
          <CheckboxField
            name="decorative"
            label={t('media.decorative')}
            defaultChecked={ticked('decorative', item.decorative)}
          />
          <Focus item={item} outcome={outcome} />
        </>
      )}
      {plays && (
        <Field
          type="textarea"
          name="transcript"
          label={t('media.transcript')}
          hint={t('media.transcript.hint')}
          rows={8}
          defaultValue={values?.transcript ?? item.transcript}
          error={problems?.transcript}
        />
      )}
      {item.kind !== 'document' && (
        <fieldset className="media-consent">
          <legend>{t('media.consent')}</legend>
          <CheckboxField
            name="recognisable"
            label={t('media.recognisable')}
            hint={t('media.recognisable.hint')}
            defaultChecked={ticked('recognisable', item.recognisable)}
          />
          <Field
            name="consentWho"
            label={t('media.consent.who')}
            maxLength={300}
            defaultValue={values?.consentWho ?? item.consentWho}
            error={problems?.consentWho}
          />
          <Field
            type="date"
            name="consentUntil"
            label={t('media.consent.until')}
            hint={t('media.consent.until.hint')}
            defaultValue={values?.consentUntil ?? item.consentUntil ?? ''}
            error={problems?.consentUntil}
          />
          <Field
            name="consentNote"
            label={t('media.consent.note')}
            maxLength={1000}
            defaultValue={values?.consentNote ?? item.consentNote}
            error={problems?.consentNote}
          />
        </fieldset>
      )}
      <Button type="submit" name="intent" value="describe">
        {t('media.describe.submit')}
      </Button>
    </form>
  );
}

function Focus({ item, outcome }: { item: WholeMediumFragment; outcome: Outcome | undefined }) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  const side = (name: 'focalX' | 'focalY') => (
    <Field
      type="number"
      name={name}
      label={t(`media.${name}`)}
      min={0}
      max={100}
      step={1}
      defaultValue={values?.[name] ?? item[name]}
      error={problems?.[name]}
    />
  );
  return (
    <fieldset className="media-focus">
      <legend>{t('media.focus')}</legend>
      <p className="field-hint">{t('media.focus.hint')}</p>
      {item.preview && <img src={item.preview} alt="" className="media-preview" width={320} height={180} />}
      <div className="media-sides">
        {side('focalX')}
        {side('focalY')}
      </div>
    </fieldset>
  );
}
