import type { ReactNode } from 'react';
import { type Outcome, useMessages } from '../../page.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';

/** A page that is one form: its title, what went wrong where, the form itself. */
export function FormPage({
  title,
  lead,
  outcome,
  children,
}: {
  title: string;
  lead?: string;
  outcome: Outcome | undefined;
  children: ReactNode;
}) {
  return (
    <div className="wrap form-page">
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      <FormTrouble outcome={outcome} />
      {children}
    </div>
  );
}

/** What is wrong with what was sent: the fields, or else the sentence. */
export function FormTrouble({ outcome }: { outcome: Outcome | undefined }) {
  const t = useMessages();
  if (outcome?.problems) {
    const problems = Object.entries(outcome.problems).map(([name, message]) => ({ field: name, message }));
    return <ErrorSummary title={t('site.error-summary')} problems={problems} />;
  }
  return outcome?.message ? <Notice kind="danger">{outcome.message}</Notice> : null;
}
