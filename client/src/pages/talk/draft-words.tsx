import { useMessages } from '../../page.tsx';

/** What becomes of a draft; silent until the script of these pages has one to keep. */
export function DraftWords() {
  const t = useMessages();
  return (
    <p
      className="small soft talk-draft"
      role="status"
      data-kept={t('discussion.draft.kept')}
      data-failed={t('discussion.draft.failed')}
    />
  );
}
