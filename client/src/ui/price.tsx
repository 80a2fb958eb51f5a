import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** An amount, already put in words by the caller. */
export function Price({ children, small }: { children: ReactNode; small?: boolean }) {
  return <span className={classNames('price', small && 'price-small')}>{children}</span>;
}
