import type { MessageKey } from '@fluxus/messages';
import type { ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { type Outcome, useMessages } from '../../page.tsx';
import { Notice } from '../../ui/notice.tsx';

/** A step on the way to a page of the studio. */
export type Crumb = Readonly<{ href: string; label: string; written?: boolean }>;

/** What the address says was just done. */
const DONE: Readonly<Record<string, MessageKey>> = {
  bewaard: 'studio.done.saved',
  ongedaan: 'studio.done.undone',
  hersteld: 'studio.done.restored',
  gepubliceerd: 'studio.done.published',
  uitgenodigd: 'studio.done.invited',
  geeindigd: 'studio.done.dropped',
  gewijzigd: 'studio.done.changed',
};

export function doneIn(url: URL): MessageKey | undefined {
  return DONE[url.searchParams.get('gedaan') ?? ''];
}

/** A page of the studio: the way back, its title, what was just done or went wrong, the page itself. */
export function StudioFrame({
  title,
  written,
  crumbs,
  done,
  outcome,
  actions,
  children,
}: {
  title: string;
  /** Whether the title is of what is taught, and not of the interface. */
  written?: boolean;
  crumbs: readonly Crumb[];
  done?: MessageKey | undefined;
  outcome?: Outcome | undefined;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useMessages();
  return (
    <div className="wrap studio">
      {crumbs.length > 0 && (
        <nav className="studio-way small" aria-label={t('studio.way')}>
          <ol>
            {crumbs.map(({ href, label, written: content }) => (
              <li key={href}>
                <a href={href} lang={content ? contentLang : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="studio-head">
        <h1 lang={written ? contentLang : undefined}>{title}</h1>
        {actions && <div className="studio-acts">{actions}</div>}
      </div>
      {done && !outcome && (
        <Notice kind="success" live="polite">
          {t(done)}
        </Notice>
      )}
      <FormTrouble outcome={outcome} />
      {children}
    </div>
  );
}

/** Names of people, one after the other. */
export function Names({ people }: { people: readonly { id: string; name: string }[] }) {
  return <span translate="no">{people.map(({ name }) => name).join(', ')}</span>;
}
