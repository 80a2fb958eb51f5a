import type { ReactNode } from 'react';
import { Warning } from './icons.tsx';

export type FieldWords = {
  /** Help that is always there. */
  hint?: ReactNode;
  /** What is not right yet, and what to do. */
  error?: ReactNode;
};

/** The id of the control of a field; an error summary links to it. */
export const fieldId = (name: string) => `veld-${name}`;

/** Ids that tie words to a control, for `aria-describedby`. */
export function describedBy(id: string, { hint, error }: FieldWords): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span className="field-hint" id={`${id}-hint`}>
      {children}
    </span>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-error" id={`${id}-error`}>
      <Warning size={16} />
      <span>{children}</span>
    </p>
  );
}
