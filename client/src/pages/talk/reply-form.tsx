import type { PostFactsFragment } from '../../graphql.gen.ts';
import { type Outcome, useMessages } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { pathOfPost } from './act-in-thread.ts';
import { DraftWords } from './draft-words.tsx';
import { mentionsIn } from './mentions-in.ts';
import { PictureFields } from './picture-fields.tsx';
import { WithName } from './words.tsx';

/** Writing in a conversation, with or without a quotation. */
export function ReplyForm({
  thread,
  quoting,
  outcome,
  requestKey,
}: {
  thread: { id: string };
  quoting: PostFactsFragment | undefined;
  outcome: Outcome | undefined;
  requestKey: string;
}) {
  const t = useMessages();
  return (
    <section className="talk-write" id="schrijf" aria-labelledby="schrijf-titel">
      <h2 id="schrijf-titel">{t('discussion.reply')}</h2>
      <form
        method="post"
        encType="multipart/form-data"
        data-draft={`thread ${thread.id}`}
        {...mentionsIn(t, thread.id)}
      >
        <input type="hidden" name="requestKey" value={outcome?.values?.requestKey ?? requestKey} />
        {quoting && (
          <p className="small talk-quoting">
            <input type="hidden" name="quote" value={quoting.number} />
            <WithName
              sentence={(name) => t('discussion.quoting', { number: quoting.number, name })}
              writer={quoting.writer}
            />{' '}
            <a href={pathOfPost(thread.id, quoting.number)}>{t('discussion.quoting.stop')}</a>
          </p>
        )}
        <Field
          type="textarea"
          name="text"
          label={t('discussion.text')}
          hint={t('discussion.text.hint')}
          required
          rows={6}
          defaultValue={outcome?.values?.text}
          error={outcome?.problems?.text}
        />
        <PictureFields outcome={outcome} />
        <DraftWords />
        <Button type="submit" name="intent" value="reply">
          {t('discussion.reply.submit')}
        </Button>
      </form>
    </section>
  );
}
