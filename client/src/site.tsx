import { Outlet, isRouteErrorResponse, useLocation, useRouteError } from 'react-router';
import { useMessages, useSurroundings } from './page.tsx';
import { Footer } from './ui/Footer.tsx';
import { ButtonLink } from './ui/Button.tsx';
import { SkipLink } from './ui/SkipLink.tsx';
import { StatePage } from './ui/StatePage.tsx';
import { TopBar } from './ui/TopBar.tsx';
import type { ReactNode } from 'react';

const STAFF = ['finance', 'administrator'];

/** The site around a page: skip link, menu, the page, the foot. */
export function Site() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

/** What stands in a page's place when it could not be shown. */
export function SiteFault() {
  return (
    <Frame>
      <Fault />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useMessages();
  const { viewer, demo } = useSurroundings();
  const { pathname } = useLocation();
  const links = [
    { href: '/modules', label: t('site.menu.modules') },
    { href: '/workshops', label: t('site.menu.workshops') },
    ...(viewer.signedIn ? [{ href: '/leren', label: t('site.menu.learning') }] : [{ href: '/over-ons', label: t('site.menu.about') }]),
    ...(viewer.roles.some((role) => STAFF.includes(role)) ? [{ href: '/beheer', label: t('site.menu.administration') }] : []),
  ].map((link) => ({ ...link, current: pathname === link.href || pathname.startsWith(`${link.href}/`) }));
  const account = viewer.signedIn ? { href: '/account', label: t('site.menu.account') } : { href: '/aanmelden', label: t('site.menu.sign-in') };
  return (
    <>
      <SkipLink href="#inhoud">{t('site.skip')}</SkipLink>
      <TopBar
        brand={t('site.name')}
        label={t('site.menu')}
        menuLabel={t('site.menu.open')}
        links={links}
        account={{ ...account, current: pathname === account.href }}
      />
      <main id="inhoud" tabIndex={-1}>
        {children}
      </main>
      <Footer
        label={t('site.foot.label')}
        about={t('site.foot.about')}
        note={demo ? { text: t('site.demo'), href: '/demo/mail', link: t('site.demo.mail') } : undefined}
        links={[
          { href: '/over-ons', label: t('site.menu.about') },
          { href: '/toegankelijkheid', label: t('site.foot.accessibility') },
          { href: '/privacy', label: t('site.foot.privacy') },
          { href: '/voorwaarden', label: t('site.foot.terms') },
          { href: '/herroepen', label: t('site.foot.withdrawal') },
        ]}
      />
    </>
  );
}

function Fault() {
  const t = useMessages();
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const said = isRouteErrorResponse(error) ? (error.data as { message?: string } | null)?.message : undefined;
  if (status === 404) {
    return (
      <StatePage title={t('site.not-found.title')} body={said ?? t('site.not-found.body')}>
        <ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>
        <ButtonLink href="/" variant="quiet">{t('site.to-home')}</ButtonLink>
      </StatePage>
    );
  }
  if (status === 403) {
    return (
      <StatePage title={t('site.not-allowed.title')} body={t('site.not-allowed.body')}>
        <ButtonLink href="/">{t('site.to-home')}</ButtonLink>
      </StatePage>
    );
  }
  return (
    <StatePage title={t('site.failed.title')} body={said ?? t('site.failed.body')}>
      <ButtonLink href="/">{t('site.to-home')}</ButtonLink>
    </StatePage>
  );
}
