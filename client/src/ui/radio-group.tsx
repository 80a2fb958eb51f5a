import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, FieldError, type FieldWords, fieldId, Hint } from './field-parts.tsx';

export type RadioGroupProps = FieldWords & {
  legend: ReactNode;
  name: string;
  id?: string;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValue?: string;
  required?: boolean;
  /** Short options side by side. */
  inline?: boolean;
  onChange?: (value: string) => void;
};

/** One answer out of a few that are all in sight. */
export function RadioGroup(props: RadioGroupProps) {
  const { legend, hint, error, name, id = fieldId(name), options, defaultValue, required, inline, onChange } = props;
  return (
    <fieldset
      className={classNames('choices', inline && 'choices-inline')}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend>{legend}</legend>
      {hint && <Hint id={id}>{hint}</Hint>}
      <div className="choices-options">
        {options.map((option, index) => {
          // the first carries the id of the field, so that an error summary can lead here
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          return (
            <div className="tick" key={option.value}>
              <input
                type="radio"
                id={optionId}
                name={name}
                value={option.value}
                defaultChecked={option.value === defaultValue}
                required={required}
                aria-describedby={option.hint ? `${optionId}-hint` : undefined}
                onChange={onChange && (() => onChange(option.value))}
              />
              <span>
                <label htmlFor={optionId}>{option.label}</label>
                {option.hint && <Hint id={optionId}>{option.hint}</Hint>}
              </span>
            </div>
          );
        })}
      </div>
      {error && <FieldError id={id}>{error}</FieldError>}
    </fieldset>
  );
}
