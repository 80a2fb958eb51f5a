import { useEffect, useRef } from 'react';
import { useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';

/** The deed of keeping a page on this device, and of undoing it. Says nothing until the script knows how it stands. */
export function KeepAlong({ path }: { path: string }) {
  const t = useMessages();
  const { viewer, offline } = useSurroundings();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    // without a connection it may not come; then there is nothing to be done here
    if (element) import('./keep-button.ts').then(({ wake }) => wake(element)).catch(() => undefined);
  }, []);
  if (!viewer.signedIn || !offline) return null;
  return (
    <div className="keep-along small" data-keep-along={path} ref={place}>
      <Button type="button" variant="quiet" small data-when="not busy failed" hidden>
        {t('along.keep')}
      </Button>
      <span role="status">
        <span data-when="busy" hidden>
          {t('along.busy')}
        </span>
        <span data-when="kept" hidden>
          {t('along.kept')}
        </span>
        <span data-when="failed" hidden>
          {t('along.failed')}
        </span>
      </span>
      <Button type="button" variant="text" small data-when="kept" data-undo hidden>
        {t('along.undo')}
      </Button>
      <a href="/onderweg" data-when="kept" hidden>
        {t('along.all')}
      </a>
    </div>
  );
}
