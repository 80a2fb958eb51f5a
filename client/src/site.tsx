import type { Translate } from '@fluxus/messages/say';
import { type ReactNode, useEffect, useState } from 'react';
import { isRouteErrorResponse, Outlet, useLocation, useNavigation, useRouteError } from 'react-router';
import { LanguageChoice } from './features/language-choice/language-choice.tsx';
import { useMessages, useSurroundings } from './page.tsx';
import { Announce } from './ui/announce.tsx';
import { Bell } from './ui/bell.tsx';
import { ButtonLink } from './ui/button.tsx';
import { Footer } from './ui/footer.tsx';
import { LoadingShape } from './ui/loading-shape.tsx';
import { SkipLink } from './ui/skip-link.tsx';
import { EmptyState, FailedState, NotAllowedState, OfflineState } from './ui/states.tsx';
import { TopBar } from './ui/top-bar.tsx';

const STAFF = ['finance', 'administrator'];
const SCHEDULERS = ['author', 'administrator'];
const WRITERS = ['author', 'administrator'];

/** The site around a page: skip link, menu, the page, the foot. */
export function Site() {
  const t = useMessages();
  const waits = useLongWay();
  return (
    <Frame waits={waits}>
      <Outlet />
      {waits && (
        <div className="wrap section on-the-way">
          <LoadingShape shape="text" label={t('site.loading')} count={6} heading="h1" />
        </div>
      )}
    </Frame>
  );
}

/** How long one looks at what one was reading, in milliseconds, before the shape of what is coming takes its place. */
const PATIENCE_MS = 400;

/** Whether the way to another page has become long; what is written on this one stays until that one is there. */
function useLongWay(): boolean {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const leaves = state === 'loading' && location.pathname !== pathname;
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [leaves]);
  return leaves && long;
}

/** What stands in a page's place when it could not be shown. */
export function SiteFault() {
  return (
    <Frame>
      <Fault />
    </Frame>
  );
}

function Frame({ children, waits = false }: { children: ReactNode; waits?: boolean }) {
  const t = useMessages();
  const { viewer, demo } = useSurroundings();
  const { pathname } = useLocation();
  const links = [
    { href: '/modules', label: t('site.menu.modules') },
    { href: '/praktijkvoorbeelden', label: t('site.menu.cases') },
    { href: '/workshops', label: t('site.menu.workshops') },
    ...(viewer.signedIn
      ? [
          { href: '/leren', label: t('site.menu.learning') },
          { href: '/gesprekken', label: t('site.menu.talk') },
        ]
      : [{ href: '/over-ons', label: t('site.menu.about') }]),
    { href: '/zoeken', label: t('site.menu.search') },
    ...(viewer.roles.some((role) => STAFF.includes(role))
      ? [{ href: '/beheer', label: t('site.menu.administration') }]
      : []),
    ...(viewer.roles.some((role) => SCHEDULERS.includes(role))
      ? [{ href: '/beheer/workshops', label: t('site.menu.schedule') }]
      : []),
    ...(viewer.roles.some((role) => WRITERS.includes(role)) ? [{ href: '/studio', label: t('site.menu.studio') }] : []),
  ].map((link) => ({ ...link, current: pathname === link.href || pathname.startsWith(`${link.href}/`) }));
  const account = viewer.signedIn
    ? { href: '/account', label: t('site.menu.account') }
    : { href: '/aanmelden', label: t('site.menu.sign-in') };
  return (
    <>
      <SkipLink>{t('site.skip')}</SkipLink>
      {demo && (
        <Announce label={t('site.demo.label')}>
          {t('site.demo')} <a href="/demo/mail">{t('site.demo.mail')}</a>
        </Announce>
      )}
      <TopBar
        name={t('site.name')}
        navLabel={t('site.menu')}
        menuWord={t('site.menu.open')}
        links={links}
        bell={
          viewer.signedIn && (
            <Bell
              href="/meldingen"
              label={t('site.menu.notices')}
              count={viewer.waiting}
              current={pathname === '/meldingen'}
              said={{ one: moreOf(t, 1), many: moreOf(t, 2).replace('2', '#') }}
            />
          )
        }
        account={
          <ButtonLink
            variant="quiet"
            small
            href={account.href}
            aria-current={pathname === account.href ? 'page' : undefined}
          >
            {account.label}
          </ButtonLink>
        }
      />
      <main id="inhoud" tabIndex={-1} data-waits={waits || undefined}>
        {children}
      </main>
      <Footer
        navLabel={t('site.foot.label')}
        links={[
          { href: '/over-ons', label: t('site.menu.about') },
          { href: '/toegankelijkheid', label: t('site.foot.accessibility') },
          { href: '/privacy', label: t('site.foot.privacy') },
          { href: '/voorwaarden', label: t('site.foot.terms') },
          { href: '/herroepen', label: t('site.foot.withdrawal') },
        ]}
        languages={<LanguageChoice />}
      >
        {t('site.foot.about')}
      </Footer>
    </>
  );
}

/** What is said when more comes. */
const moreOf = (t: Translate, count: number) => t('site.menu.notices.count', { count });

/** What the API said of a page that could not be shown. */
type Told = { message?: string; code?: string };

/** In the learner's application only: without a connection a document does not come at all. */
function NoConnection() {
  const t = useMessages();
  const { pathname, search } = useLocation();
  return (
    <div className="wrap">
      <OfflineState
        heading="h1"
        title={t('site.offline.title')}
        action={<ButtonLink href={pathname + search}>{t('site.offline.again')}</ButtonLink>}
      >
        {t('site.offline.page')}
      </OfflineState>
    </div>
  );
}

function Fault() {
  const t = useMessages();
  const { pathname } = useLocation();
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { message: said, code } = (isRouteErrorResponse(error) ? (error.data as Told | null) : null) ?? {};
  if (code === 'OFFLINE') return <NoConnection />;
  if (status === 404) {
    return (
      <div className="wrap">
        <EmptyState
          heading="h1"
          title={t('site.not-found.title')}
          action={
            <>
              {pathname.startsWith('/beheer/') ? (
                <ButtonLink href="/beheer">{t('site.to-administration')}</ButtonLink>
              ) : (
                <ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>
              )}
              <ButtonLink href="/" variant="quiet">
                {t('site.to-home')}
              </ButtonLink>
            </>
          }
        >
          {said ?? t('site.not-found.body')}
        </EmptyState>
      </div>
    );
  }
  if (status === 403) {
    return (
      <div className="wrap">
        <NotAllowedState
          heading="h1"
          title={t('site.not-allowed.title')}
          action={<ButtonLink href="/">{t('site.to-home')}</ButtonLink>}
        >
          {t('site.not-allowed.body')}
        </NotAllowedState>
      </div>
    );
  }
  return (
    <div className="wrap">
      <FailedState
        heading="h1"
        title={t('site.failed.title')}
        action={<ButtonLink href="/">{t('site.to-home')}</ButtonLink>}
      >
        {said ?? t('site.failed.body')}
      </FailedState>
    </div>
  );
}
