import type { ReactNode } from 'react';

export type PhaseName = 'why' | 'how' | 'what';

/** A phase by its ring and its word. */
export function PhaseMark({ phase, children }: { phase: PhaseName; children: ReactNode }) {
  return <span className={`phase phase-${phase}`}>{children}</span>;
}
