import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type CardProps = {
  as?: 'div' | 'section' | 'aside' | 'article';
  /** Without shadow, for a second or a third. */
  plain?: boolean;
  className?: string;
  /** Names the card when it is a section, aside or article. */
  labelledBy?: string;
  children: ReactNode;
};

/** The one thing to act on. Everything else is a list with hairlines. */
export function Card({ as: Element = 'div', plain, className, labelledBy, children }: CardProps) {
  return (
    <Element className={classNames('card', plain && 'card-plain', className)} aria-labelledby={labelledBy}>
      {children}
    </Element>
  );
}
