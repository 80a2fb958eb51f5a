import { RetryJobDocument, RetryMailDocument } from '../../graphql.gen.ts';
import { type Asked, field, type Outcome, refused } from '../../page.tsx';

export const RETRY = { mail: 'retry-mail', job: 'retry-job' } as const;

/** Whether a form asks to try something again. */
export const asksRetry = (form: FormData): boolean =>
  field(form, 'intent') === RETRY.mail || field(form, 'intent') === RETRY.job;

/** Puts a mail or a task that failed back in the queue; nothing when that is done, else why not. */
export async function retry({ api }: Asked, form: FormData): Promise<Outcome | undefined> {
  const id = field(form, 'id');
  const intent = field(form, 'intent');
  const result =
    intent === RETRY.mail
      ? (await api.mutate(RetryMailDocument, { id })).retryMail
      : (await api.mutate(RetryJobDocument, { id })).retryJob;
  return result.__typename === 'Retried' ? undefined : { ...refused(result), intent };
}
