import { describe, expect, test } from '@jest/globals';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { AnchorContext } from './anchor.tsx';
import { TopBar } from './top-bar.tsx';

const bar = (
  <TopBar
    name="Fluxus academie"
    navLabel="Hoofdmenu"
    menuWord="Menu"
    links={[
      { href: '/modules', label: 'Modules', current: true },
      { href: '/leren', label: 'Mijn leren' },
    ]}
    account={<a href="/account">Account</a>}
  />
);

describe('the bar above every page', () => {
  const html = renderToStaticMarkup(bar);

  test('keeps every link and the account within reach on a phone, without a script', () => {
    const menu = html.match(/<details[\s\S]*<\/details>/)?.[0] ?? '';
    for (const href of ['/modules', '/leren', '/account']) expect(menu).toContain(`href="${href}"`);
    expect(menu).toMatch(/<summary>.*Menu<\/summary>/);
  });

  test('says which page is current', () => {
    expect(html.match(/href="\/modules" aria-current="page"/g)).toHaveLength(2);
    expect(html).not.toMatch(/href="\/leren"[^>]*aria-current/);
  });

  test('uses the links of the application around it', () => {
    const Inside = ({ href, children }: { href: string; children?: ReactNode }) => (
      <a href={`/binnen${href}`}>{children}</a>
    );
    const inside = renderToStaticMarkup(<AnchorContext value={Inside}>{bar}</AnchorContext>);
    expect(inside).toContain('href="/binnen/leren"');
  });
});
