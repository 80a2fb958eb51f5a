import type { ReactNode, SelectHTMLAttributes } from 'react';
import { describedBy, FieldError, type FieldWords, fieldId, Hint } from './field-parts.tsx';

export type SelectFieldProps = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id'> & {
    label: ReactNode;
    name: string;
    id?: string;
    options: readonly { value: string; label: string }[];
  };

/** A choice out of a known few, in the browser's own list. */
export function SelectField({ label, hint, error, name, id = fieldId(name), options, ...control }: SelectFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <Hint id={id}>{hint}</Hint>}
      <select
        {...control}
        id={id}
        name={name}
        className="input"
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error && <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}
