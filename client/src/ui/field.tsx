import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { describedBy, FieldError, type FieldWords, fieldId, Hint } from './field-parts.tsx';

type Base = FieldWords & {
  label: ReactNode;
  name: string;
  /** Only where a name stands twice on a page. */
  id?: string;
};

export type FieldProps = Base &
  (
    | ({ type?: 'text' | 'password' | 'email' | 'search' | 'number' | 'tel' | 'url' | 'date' | 'time' } & Omit<
        InputHTMLAttributes<HTMLInputElement>,
        'name' | 'id' | 'type'
      >)
    | ({ type: 'textarea' } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>)
  );

/** One question and its answer: label above, help below the label, what is wrong below the control. */
export function Field({ label, hint, error, name, id = fieldId(name), ...control }: FieldProps) {
  const tied = {
    id,
    name,
    className: 'input',
    'aria-describedby': describedBy(id, { hint, error }),
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {control.type === 'textarea' ? <TextArea {...control} {...tied} /> : <input {...control} {...tied} />}
      {error && <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}

function TextArea({ type: _, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & { type: 'textarea' }) {
  return <textarea {...rest} />;
}
