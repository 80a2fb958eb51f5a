import type { ReactNode } from 'react';
import { fieldId } from './field-parts.tsx';

export type ErrorSummaryProps = {
  title: ReactNode;
  /** Field names with the sentence that stands there too; a field of another id gives it. */
  problems: readonly { field: string; message: ReactNode; id?: string }[];
  /** A sentence about the whole form. */
  children?: ReactNode;
};

/** What is not right yet, above the form, leading to each field. Takes the focus (by script) after a refused form. */
export function ErrorSummary({ title, problems, children }: ErrorSummaryProps) {
  return (
    <section className="error-summary" data-error-summary="" tabIndex={-1} aria-labelledby="fouten">
      <h2 id="fouten">{title}</h2>
      {children && <p>{children}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ field, message, id = fieldId(field) }) => (
            <li key={field}>
              <a href={`#${id}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
