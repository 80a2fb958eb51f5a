import type { ReactNode } from 'react';
import { Check, Clock, Offline, Warning } from './icons.tsx';

export type Saved = 'idle' | 'saving' | 'saved' | 'failed' | 'offline';

const ICONS = { idle: null, saving: Clock, saved: Check, failed: Warning, offline: Offline };

/** Whether what one writes is kept, in words. Always in the page, so that a change is read aloud. */
export function SavedState({ state, children }: { state: Saved; children?: ReactNode }) {
  const Icon = ICONS[state];
  return (
    <span className={`saved saved-${state}`} role="status">
      {Icon && <Icon size={16} />}
      <span>{children}</span>
    </span>
  );
}
