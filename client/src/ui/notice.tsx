import type { ReactNode } from 'react';
import { CheckRound, Info, Stop, Warning } from './icons.tsx';

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger';

const ICONS = { info: Info, success: CheckRound, warning: Warning, danger: Stop };

export type NoticeProps = {
  kind?: NoticeKind;
  /** One short bold sentence before the rest. */
  title?: ReactNode;
  children?: ReactNode;
  /** Read aloud when it appears: `polite` waits its turn, `assertive` interrupts. */
  live?: 'polite' | 'assertive';
};

/** Something to know, in a sentence; the colour and the sign only repeat it. */
export function Notice({ kind = 'info', title, children, live }: NoticeProps) {
  const Icon = ICONS[kind];
  return (
    <div className={`notice notice-${kind}`} role={live && (live === 'polite' ? 'status' : 'alert')}>
      <Icon size={22} />
      <div className="notice-body">
        {title && (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
