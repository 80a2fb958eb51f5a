import type { ReactNode } from 'react';

export type StateProps = {
  title: ReactNode;
  /** What it means, in a sentence. */
  children: ReactNode;
  /** What one can do: a ButtonLink or two. */
  action?: ReactNode;
  /** `h1` where the state is the whole page. */
  heading?: 'h1' | 'h2' | 'h3';
};

type Arcs = readonly [why: string, how: string, what: string];

/** Every state has its own drawing of the same three rings: nothing in them yet, broken, apart, closed. */
function State({ title, children, action, heading: Heading = 'h2', arcs }: StateProps & { arcs: Arcs }) {
  return (
    <div className="state">
      <svg className="rings" width="72" height="72" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
        <g strokeWidth="9" transform="rotate(-90 60 60)">
          <circle className="ring-why" cx="60" cy="60" r="52" pathLength="100" strokeDasharray={arcs[0]} />
          <circle className="ring-how" cx="60" cy="60" r="37" pathLength="100" strokeDasharray={arcs[1]} />
          <circle className="ring-what" cx="60" cy="60" r="22" pathLength="100" strokeDasharray={arcs[2]} />
        </g>
      </svg>
      <Heading className={Heading === 'h1' ? undefined : 'size-3'}>{title}</Heading>
      <div>{children}</div>
      {action && <div className="state-actions">{action}</div>}
    </div>
  );
}

/** Nothing here yet, and what would bring something. */
export function EmptyState(props: StateProps) {
  return <State {...props} arcs={['0.1 9.9', '0.1 12.4', '0.1 19.9']} />;
}

/** It went wrong on our side, and what to try. */
export function FailedState(props: StateProps) {
  return <State {...props} arcs={['16 12 40 32', '38 14 24 24', '60 40']} />;
}

/** No connection, and what still works. */
export function OfflineState(props: StateProps) {
  return <State {...props} arcs={['3 7', '4 8.5', '60 40']} />;
}

/** Not for this person (yet), and how to get in. */
export function NotAllowedState(props: StateProps) {
  return <State {...props} arcs={['100 0', '100 0', '100 0']} />;
}
