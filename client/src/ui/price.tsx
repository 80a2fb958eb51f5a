import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** An amount, already put in words by the caller. */
export function Price({ children, large }: { children: ReactNode; large?: boolean }) {
  return <span className={classNames('price', large && 'price-large')}>{children}</span>;
}
