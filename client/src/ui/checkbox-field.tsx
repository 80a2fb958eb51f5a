import type { InputHTMLAttributes, ReactNode } from 'react';
import { describedBy, FieldError, type FieldWords, fieldId, Hint } from './field-parts.tsx';

export type CheckboxFieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'type'> & { label: ReactNode; name: string; id?: string };

/** One sentence to agree with, or one thing to switch on. */
export function CheckboxField({ label, hint, error, name, id = fieldId(name), ...control }: CheckboxFieldProps) {
  return (
    <div className="check-field">
      <div className="tick">
        <input
          {...control}
          type="checkbox"
          id={id}
          name={name}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? true : undefined}
        />
        <span>
          <label htmlFor={id}>{label}</label>
          {hint && <Hint id={id}>{hint}</Hint>}
        </span>
      </div>
      {error && <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}
