import { useMessages } from '../../page.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { NotAllowedState } from '../../ui/states.tsx';

/** A link that does not hold (any more): what happened, and how to get another. */
export function LinkIsOver() {
  const t = useMessages();
  return (
    <div className="wrap">
      <NotAllowedState
        heading="h1"
        title={t('workshops.link.over')}
        action={<ButtonLink href="/workshops">{t('workshops.all')}</ButtonLink>}
      >
        {t('workshops.link.over.body')}
      </NotAllowedState>
    </div>
  );
}
