import type { ReactNode } from 'react';
import { Anchor } from './anchor.tsx';
import { Brand } from './brand.tsx';
import { MenuLines } from './icons.tsx';

export type NavLink = { href: string; label: string; current?: boolean };

export type TopBarProps = {
  name: string;
  homeHref?: string;
  /** The name of the navigation, for who does not see it. */
  navLabel: string;
  /** The word on the button that opens the menu on a small screen. */
  menuWord: string;
  links: readonly NavLink[];
  /** What waits for who is signed in; in sight on every screen. */
  bell?: ReactNode;
  /** Signing in, or one's account; stands twice in the markup (bar and menu), so give it no ids. */
  account?: ReactNode;
};

const currentOf = (link: NavLink) => (link.current ? 'page' : undefined);

/** The bar above every page. On a small screen its links open from a `details`, which needs no script. */
export function TopBar({ name, homeHref, navLabel, menuWord, links, bell, account }: TopBarProps) {
  return (
    <header className="topbar">
      <div className="wrap">
        <Brand name={name} href={homeHref} />
        <nav className="topbar-nav" aria-label={navLabel}>
          {links.map((link) => (
            <Anchor key={link.href} href={link.href} aria-current={currentOf(link)}>
              {link.label}
            </Anchor>
          ))}
        </nav>
        {bell}
        {account && <div className="topbar-account">{account}</div>}
        {/* a new key closes the menu once another page is current */}
        <details className="topbar-menu" key={links.find((link) => link.current)?.href ?? 'none'}>
          <summary>
            <MenuLines />
            {menuWord}
          </summary>
          <div className="topbar-panel">
            <nav aria-label={navLabel}>
              <ul>
                {links.map((link) => (
                  <li key={link.href}>
                    <Anchor href={link.href} aria-current={currentOf(link)}>
                      {link.label}
                    </Anchor>
                  </li>
                ))}
              </ul>
            </nav>
            {account && <div className="topbar-account">{account}</div>}
          </div>
        </details>
      </div>
    </header>
  );
}
