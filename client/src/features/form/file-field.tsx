import { type Outcome, useMessages } from '../../page.tsx';
import { describedBy, FieldError, fieldId, Hint } from '../../ui/field-parts.tsx';

const FILES =
  'image/jpeg,image/png,image/webp,image/gif,image/avif,video/mp4,video/webm,audio/mpeg,audio/mp4,audio/ogg,application/pdf';

/**
 * A file to send. Without a script it goes along with its form; with one it goes first, in parts. What is here already, from a
 * form that was refused for another reason, stays here.
 */
export function FileField({
  name = 'file',
  label,
  hint,
  accept = FILES,
  optional = false,
  outcome,
}: {
  name?: string;
  label: string;
  hint?: string;
  accept?: string;
  optional?: boolean;
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  const id = fieldId(name);
  const error = outcome?.problems?.[name];
  const kept = outcome?.values?.[name];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {(hint || kept) && <Hint id={id}>{kept ? t('media.file.kept') : hint}</Hint>}
      {kept && <input type="hidden" name={`${name}.kept`} value={kept} />}
      <input
        type="file"
        id={id}
        name={name}
        className="input"
        accept={accept}
        required={!kept && !optional}
        aria-describedby={describedBy(id, { hint: hint ?? kept, error })}
        aria-invalid={error ? true : undefined}
      />
      <p
        className="small media-progress"
        aria-live="polite"
        data-progress=""
        data-going={t('media.file.going')}
        data-waiting={t('media.file.waiting')}
        data-failed={t('media.file.failed')}
      />
      {error && <FieldError id={id}>{error}</FieldError>}
    </div>
  );
}
