import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { type Outcome, useMessages } from '../../page.tsx';
import { Button, type ButtonVariant } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { fieldId } from '../../ui/field-parts.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The id of a field of an act: several acts stand on one page, each with its own reason. */
export const actFieldId = (intent: string, name: string): string => fieldId(`${intent}-${name}`);

/** The address a page goes to when an act is done: a reload does not do it again, and the outcome stands at its act. */
export const doneAt = (path: string, intent: string): string => `${path}?gedaan=${intent}#${intent}`;

/** What is not right yet, above the page; each line leads to the field of its own act. */
export function ActTrouble({ outcome }: { outcome: Outcome | undefined }) {
  const t = useMessages();
  const { problems, intent = '' } = outcome ?? {};
  if (!problems) return null;
  return (
    <ErrorSummary
      title={t('site.error-summary')}
      problems={Object.entries(problems).map(([name, message]) => ({
        field: name,
        message,
        id: actFieldId(intent, name),
      }))}
    />
  );
}

type ActFormProps = {
  intent: string;
  title: string;
  /** Said when the act was done just now. */
  done: string | undefined;
  outcome: Outcome | undefined;
  submit: string;
  variant?: ButtonVariant;
  children?: ReactNode;
};

/** Something the staff does: what it needs to know, why, one button. What came of it is said here, in place. */
export function ActForm({ intent, title, done, outcome, submit, variant = 'quiet', children }: ActFormProps) {
  const t = useMessages();
  const { pathname } = useLocation();
  const mine = outcome?.intent === intent ? outcome : undefined;
  return (
    <section className="act" id={intent} aria-labelledby={`${intent}-titel`}>
      <h2 id={`${intent}-titel`}>{title}</h2>
      <ActOutcome done={outcome ? undefined : done} outcome={mine} />
      <form method="post" action={`${pathname}#${intent}`}>
        <input type="hidden" name="intent" value={intent} />
        {children}
        <Field
          name="reason"
          id={actFieldId(intent, 'reason')}
          type="textarea"
          rows={2}
          label={t('beheer.reason')}
          hint={t('beheer.reason.hint')}
          required
          maxLength={500}
          defaultValue={mine?.values?.reason}
          error={mine?.problems?.reason}
        />
        <Button type="submit" variant={variant}>
          {submit}
        </Button>
      </form>
    </section>
  );
}

/** What came of an act: it is done, or a sentence about why not. */
export function ActOutcome({ done, outcome }: { done: string | undefined; outcome: Outcome | undefined }) {
  if (outcome?.message && !outcome.problems) return <Notice kind="danger">{outcome.message}</Notice>;
  return done ? <Notice kind="success">{done}</Notice> : null;
}
