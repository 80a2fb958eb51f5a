import { makeVar } from '@apollo/client';
import { useReactiveVar } from '@apollo/client/react';

/** How far one is in a module, as the latest answer of the server said. */
export type ModuleProgress = { rings: { why: number; how: number; what: number } };

const latest = makeVar<Readonly<Record<string, ModuleProgress>>>({});

/** Keeps what an answer of the server said, for every ring on the screen. */
export function rememberProgress(moduleKey: string, progress: ModuleProgress): void {
  latest({ ...latest(), [moduleKey]: { rings: progress.rings } });
}

/** The progress in a module: what the page came with, or what was heard since. */
export function useProgress(moduleKey: string, fromPage: ModuleProgress): ModuleProgress {
  return useReactiveVar(latest)[moduleKey] ?? fromPage;
}
