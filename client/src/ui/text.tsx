import type { ReactNode } from 'react';

/** The few words above a heading. */
export function Kicker({ children }: { children: ReactNode }) {
  return <p className="kicker">{children}</p>;
}

/** The first sentences under a heading. */
export function Lead({ children }: { children: ReactNode }) {
  return <p className="lead">{children}</p>;
}
