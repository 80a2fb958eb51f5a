import { contentLang } from '../../content.tsx';
import { KeepAlong } from '../../features/offline/keep-along.tsx';
import { ApiError, page, useMessages, useSurroundings } from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EmptyState, OfflineState } from '../../ui/states.tsx';

/** What this device keeps for on the way. The list is the device's own: the server knows nothing of it. */
export const alongPage = page<null>({
  path: '/onderweg',
  load: async ({ viewer }) => {
    if (!viewer.signedIn) throw new ApiError('', 'NOT_SIGNED_IN');
    return null;
  },
  head: (_data, t) => ({ title: t('along.title'), index: false }),
  View: Along,
});

/** In place of a page that is not on this device, where there is no connection. */
export const noConnectionPage = page<null>({
  path: '/onderweg/geen-verbinding',
  load: async () => null,
  head: (_data, t) => ({ title: t('along.no-connection.title'), index: false }),
  View: NoConnection,
});

function Along() {
  const t = useMessages();
  const { offline } = useSurroundings();
  return (
    <div className="wrap along">
      <h1>{t('along.title')}</h1>
      <p className="lead">{t('along.lead')}</p>
      {offline ? (
        <>
          <noscript>
            <Notice>{t('along.script')}</Notice>
          </noscript>
          <KeptList removable />
          <section className="along-steps">
            <p>{t('along.steps')}</p>
            <KeepAlong path="/mijn-stappen" />
          </section>
        </>
      ) : (
        <Notice>{t('along.off')}</Notice>
      )}
    </div>
  );
}

function NoConnection() {
  const t = useMessages();
  return (
    <div className="wrap along">
      <OfflineState
        heading="h1"
        title={t('along.no-connection.title')}
        action={
          // an empty address is the one that was asked for, in whose place this stands
          <ButtonLink href="">{t('along.again')}</ButtonLink>
        }
      >
        {t('along.no-connection.body')}
      </OfflineState>
      <KeptList />
    </div>
  );
}

/** Filled by the script (features/offline/kept-list.ts). */
function KeptList({ removable = false }: { removable?: boolean }) {
  const t = useMessages();
  return (
    <div data-kept-list>
      <section data-part="some" hidden>
        <h2 className="size-3">{t('along.list')}</h2>
        <ul className="hairlines hairlines-closed" data-part="rows" />
        <template>
          <li className="line">
            <div className="line-body">
              <p>
                <a href="/onderweg" data-lang={contentLang}>
                  {t('along.title')}
                </a>
              </p>
              <p className="small soft" data-words={t('along.facts', { date: '{date}', size: '{size}' })} />
            </div>
            {removable && (
              <div className="line-end">
                <Button type="button" variant="text" small>
                  {t('along.remove')}
                </Button>
              </div>
            )}
          </li>
        </template>
        {removable && (
          <p>
            <Button type="button" variant="quiet" data-part="all">
              {t('along.remove-all')}
            </Button>
          </p>
        )}
      </section>
      <div data-part="none" hidden>
        <EmptyState title={t('along.none')} action={<ButtonLink href="/leren">{t('learning.title')}</ButtonLink>}>
          {t('along.none.body')}
        </EmptyState>
      </div>
      <p data-step-refused hidden>
        {t('along.step.look')} <a href="/mijn-stappen/nieuw">{t('along.step.look.link')}</a>
      </p>
      <p data-part="waiting" data-words={t('along.waiting', { count: '{count}' })} hidden>
        <strong /> {t('along.waiting.body')}
      </p>
    </div>
  );
}
