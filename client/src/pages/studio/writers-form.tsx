import { type Outcome, useMessages } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';

/** Who may write in something, and a field to invite another author. */
export function WritersForm({
  of,
  summary,
  writers,
  outcome,
}: {
  of: string;
  summary: string;
  writers: readonly { id: string; name: string }[];
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  return (
    <Disclosure summary={`${summary} (${writers.length})`} open={outcome !== undefined}>
      <p>{t('studio.writers.body')}</p>
      {writers.length > 0 && (
        <ul className="plain studio-writers">
          {writers.map(({ id, name }) => (
            <li key={id}>
              <span translate="no">{name}</span>
              <form method="post">
                <input type="hidden" name="key" value={of} />
                <input type="hidden" name="person" value={id} />
                <Button type="submit" name="intent" value="drop" variant="text" small>
                  {t('studio.writers.drop')}
                  <span className="visually-hidden" translate="no">
                    {' '}
                    {name}
                  </span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" className="studio-line">
        <input type="hidden" name="key" value={of} />
        <Field
          name="email"
          id={`uitnodigen-${of}`}
          type="email"
          label={t('studio.writers.email')}
          required
          autoComplete="off"
          defaultValue={outcome?.values?.email}
          error={outcome?.problems?.email}
        />
        <Button type="submit" name="intent" value="invite" variant="quiet">
          {t('studio.writers.invite')}
        </Button>
      </form>
    </Disclosure>
  );
}
