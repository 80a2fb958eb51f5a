import { locales } from '@fluxus/messages/say';
import { useLocation } from 'react-router';
import { useMessages, useSurroundings } from '../../page.tsx';

/** The languages of the interface, each by its own name. A plain form: the page comes back in the chosen one. */
export function LanguageChoice() {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { pathname, search } = useLocation();
  return (
    <form
      className="languages"
      method="post"
      action={`/taal?verder=${encodeURIComponent(pathname + search)}`}
      aria-label={t('site.language')}
    >
      {locales.map((one) => (
        <button
          key={one}
          type="submit"
          name="locale"
          value={one}
          lang={one}
          aria-current={one === locale ? 'true' : undefined}
        >
          {t(`site.language.${one}`)}
        </button>
      ))}
    </form>
  );
}
