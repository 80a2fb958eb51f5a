import type { ReactNode } from 'react';
import { Anchor } from './anchor.tsx';
import type { NavLink } from './top-bar.tsx';

/** What stands under every page: one sentence, the pages one looks for at the bottom, and the languages. */
export function Footer({
  children,
  navLabel,
  links,
  languages,
}: {
  children: ReactNode;
  navLabel: string;
  links: readonly NavLink[];
  languages?: ReactNode;
}) {
  return (
    <footer className="footer">
      <div className="wrap">
        <p>{children}</p>
        <nav aria-label={navLabel}>
          <ul>
            {links.map(({ href, label, current }) => (
              <li key={href}>
                <Anchor href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </Anchor>
              </li>
            ))}
          </ul>
        </nav>
        {languages}
      </div>
    </footer>
  );
}
