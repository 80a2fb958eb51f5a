import { useEffect, useRef } from 'react';
import { MarkSeenDocument } from '../../graphql.gen.ts';
import { useSurroundings } from '../../page.tsx';

type Rings = { why: number; how: number; what: number };
const BATCH = 1500;
const AGAIN = 5000;

/**
 * Tells the server which blocks came into view, a few at a time, and where one is. What could not be told is told with
 * the next batch, or a little later. Brings the reader back to the block last seen when the page opens.
 */
export function useSeenBlocks(
  place: { module: string; lesson: string },
  options: { signedIn: boolean; seen: readonly string[]; resumeAt: string | null; onProgress: (rings: Rings) => void },
): void {
  const { api } = useSurroundings();
  const { module, lesson } = place;
  const { signedIn, resumeAt } = options;
  const known = useRef(new Set(options.seen));
  const opening = useRef(resumeAt);
  const tell = useRef(options.onProgress);
  tell.current = options.onProgress;

  // once, when a lesson opens: its reader is mounted anew for each lesson
  useEffect(() => {
    const at = opening.current;
    if (at && !location.hash)
      document
        .querySelector(`[data-block="${CSS.escape(at)}"]`)
        ?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }, []);

  useEffect(() => {
    if (!signedIn) return undefined;
    const waiting = new Set<string>();
    let at: string | undefined;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = async () => {
      clearTimeout(timer);
      timer = undefined;
      if (waiting.size === 0) return;
      const blocks = [...waiting];
      waiting.clear();
      try {
        const { markSeen } = await api.mutate(MarkSeenDocument, {
          input: { module, lesson, blocks, ...(at ? { resumeAt: at } : {}) },
        });
        if (markSeen.__typename === 'ProgressMade') tell.current(markSeen.rings);
      } catch {
        for (const block of blocks) waiting.add(block);
        if (!left) timer ??= setTimeout(flush, AGAIN);
      }
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          const block = (target as HTMLElement).dataset.block;
          if (!isIntersecting || !block) continue;
          at = block;
          if (known.current.has(block)) continue;
          known.current.add(block);
          waiting.add(block);
        }
        if (waiting.size > 0) timer ??= setTimeout(flush, BATCH);
      },
      { rootMargin: '0px 0px -20% 0px' },
    );
    for (const element of document.querySelectorAll('[data-block]')) observer.observe(element);
    const leave = () => void flush();
    addEventListener('pagehide', leave);
    return () => {
      observer.disconnect();
      removeEventListener('pagehide', leave);
      left = true;
      void flush();
    };
  }, [api, module, lesson, signedIn]);
}
