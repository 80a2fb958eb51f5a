import { isoDay } from '../../format.ts';
import { field, type Outcome, useMessages } from '../../page.tsx';
import { Field } from '../../ui/field.tsx';
import { Lock } from '../../ui/icons.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';

export const BARRIERS = ['trust', 'education', 'practical'] as const;

const NAMES = ['situation', 'action', 'companion', 'barrier', 'due'] as const;
export type StepValues = Readonly<Record<(typeof NAMES)[number], string>>;

/** What stands in the form of a step. */
export function stepValues(form: FormData): StepValues {
  return Object.fromEntries(NAMES.map((name) => [name, field(form, name)])) as StepValues;
}

/** The fields of a step; what was typed stays, whatever is refused. */
export function StepFields({
  values,
  outcome,
  fromToday,
}: {
  values: Partial<StepValues>;
  outcome: Outcome | undefined;
  fromToday?: boolean;
}) {
  const t = useMessages();
  const problems = outcome?.problems ?? {};
  const now: Partial<StepValues> = { ...values, ...outcome?.values };
  return (
    <>
      <Field
        type="textarea"
        rows={2}
        name="situation"
        label={t('steps.field.situation')}
        hint={t('steps.field.situation.hint')}
        required
        defaultValue={now.situation}
        error={problems.situation}
      />
      <Field
        type="textarea"
        rows={2}
        name="action"
        label={t('steps.field.action')}
        hint={t('steps.field.action.hint')}
        required
        defaultValue={now.action}
        error={problems.action}
      />
      <Field
        type="date"
        name="due"
        label={t('steps.field.due')}
        hint={t('steps.field.due.hint')}
        required
        min={fromToday ? isoDay(new Date()) : undefined}
        defaultValue={now.due}
        error={problems.due}
      />
      <RadioGroup
        name="barrier"
        legend={t('steps.field.barrier')}
        options={BARRIERS.map((one) => ({ value: one, label: t(`barrier.${one}`) }))}
        defaultValue={now.barrier}
        required
        error={problems.barrier}
      />
      <Field
        name="companion"
        label={t('steps.field.companion')}
        hint={t('steps.field.companion.hint')}
        autoComplete="off"
        defaultValue={now.companion}
        error={problems.companion}
      />
      <p className="small soft step-private">
        <Lock /> {t('steps.private')}
      </p>
    </>
  );
}
