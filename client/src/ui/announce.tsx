import type { ReactNode } from 'react';

/** A thin strip above the bar, for what holds on every page (such as: this is a trial). */
export function Announce({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="announce no-print" aria-label={label}>
      <div className="wrap">{children}</div>
    </section>
  );
}
