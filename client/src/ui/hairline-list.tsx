import type { ReactNode } from 'react';
import { Anchor, type AnchorProps } from './anchor.tsx';
import { classNames } from './class-names.ts';

/** A list with hairlines between its rows. */
export function HairlineList({
  children,
  lastLine,
  label,
}: {
  children: ReactNode;
  lastLine?: boolean;
  label?: string;
}) {
  return (
    <ul className={classNames('hairlines', lastLine && 'hairlines-closed')} aria-label={label}>
      {children}
    </ul>
  );
}

export type RowProps = {
  /** Before the words: rings, a mark. */
  start?: ReactNode;
  /** After them: a price, an action. */
  end?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** One row of a hairline list. */
export function Row({ start, end, children, className }: RowProps) {
  return (
    <li className={classNames('line', start !== undefined && 'line-with-start', className)}>
      {start !== undefined && <div className="line-start">{start}</div>}
      <div className="line-body">{children}</div>
      {end !== undefined && <div className="line-end">{end}</div>}
    </li>
  );
}

/** The link of a row; the whole row can be pressed, but only these words are its name. */
export function RowLink(props: AnchorProps) {
  return <Anchor {...props} className={classNames('line-link', props.className)} />;
}
