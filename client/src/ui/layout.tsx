import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Box = { as?: 'div' | 'section' | 'article' | 'aside' | 'header'; className?: string; children: ReactNode };

const gapOf = (gap: Gap) => (gap === 4 ? undefined : `gap-${gap}`);

/** The width of a page; `narrow` for one column of text or a form. */
export function Wrap({ as: Element = 'div', narrow, className, children }: Box & { narrow?: boolean }) {
  return <Element className={classNames('wrap', narrow && 'wrap-narrow', className)}>{children}</Element>;
}

/** Under each other, with a step of the space scale between. */
export function Stack({ as: Element = 'div', gap = 4, className, children }: Box & { gap?: Gap }) {
  return <Element className={classNames('stack', gapOf(gap), className)}>{children}</Element>;
}

/** Side by side as long as it fits. */
export function Cluster({ as: Element = 'div', gap = 4, className, children }: Box & { gap?: Gap }) {
  return <Element className={classNames('cluster', gapOf(gap), className)}>{children}</Element>;
}
