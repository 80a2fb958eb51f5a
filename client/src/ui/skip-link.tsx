import type { ReactNode } from 'react';

/** The first stop of the keyboard: past the bar, to the content (an element with this id and `tabIndex={-1}`). */
export function SkipLink({ to = 'inhoud', children }: { to?: string; children: ReactNode }) {
  return (
    <a className="skip" href={`#${to}`}>
      {children}
    </a>
  );
}
