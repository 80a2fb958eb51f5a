import { page, useMessages } from '../../page.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';

/** Honest about what there is: no dates yet, and what one can do meanwhile. */
export const workshopsPage = page<null>({
  path: '/workshops',
  shared: true,
  load: async () => null,
  head: (_data, t) => ({ title: t('workshops.title'), description: t('workshops.description') }),
  View: Workshops,
});

function Workshops() {
  const t = useMessages();
  return (
    <div className="wrap">
      <h1>{t('workshops.title')}</h1>
      <EmptyState title={t('workshops.none')} action={<ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>}>
        {t('workshops.none.body')}
      </EmptyState>
    </div>
  );
}
