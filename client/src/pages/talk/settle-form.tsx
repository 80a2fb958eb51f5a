import { FormTrouble } from '../../features/form/form-page.tsx';
import type { ThreadRowFragment } from '../../graphql.gen.ts';
import { type Outcome, useMessages } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Field } from '../../ui/field.tsx';

/** For those who keep order: closing a conversation, and slowing it down. */
export function SettleForm({ thread, outcome }: { thread: ThreadRowFragment; outcome: Outcome | undefined }) {
  const t = useMessages();
  return (
    <details className="talk-settle" open={outcome !== undefined}>
      <summary>{t('discussion.settle')}</summary>
      <form method="post" className="talk-order">
        <FormTrouble outcome={outcome} />
        <CheckboxField name="locked" label={t('discussion.settle.locked')} defaultChecked={thread.locked} />
        <Field
          name="slowSeconds"
          type="number"
          min={0}
          max={86400}
          label={t('discussion.settle.slow')}
          defaultValue={outcome?.values?.slowSeconds ?? thread.slowSeconds}
          error={outcome?.problems?.slowSeconds}
        />
        <Field
          name="reason"
          label={t('discussion.settle.reason')}
          required
          defaultValue={outcome?.values?.reason}
          error={outcome?.problems?.reason}
        />
        <Button type="submit" variant="quiet" name="intent" value="settle">
          {t('discussion.settle.submit')}
        </Button>
      </form>
    </details>
  );
}
