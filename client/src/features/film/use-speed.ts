import { type RefObject, useEffect, useState } from 'react';

export const SPEEDS = [0.75, 1, 1.25, 1.5] as const;

const KEPT = 'film-speed';

/** How fast films play; remembered until the browser is closed, no longer. */
export function useSpeed(video: RefObject<HTMLVideoElement | null>, attempt: number) {
  const [speed, setSpeed] = useState(1);
  useEffect(() => setSpeed(kept()), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is a player of its own
  useEffect(() => {
    if (!video.current) return;
    video.current.defaultPlaybackRate = speed;
    video.current.playbackRate = speed;
  }, [video, speed, attempt]);
  const choose = (chosen: number) => {
    setSpeed(chosen);
    keep(chosen);
  };
  return [speed, choose] as const;
}

/** A browser may forbid its memory to pages. */
function kept(): number {
  try {
    const speed = Number(sessionStorage.getItem(KEPT));
    return SPEEDS.find((one) => one === speed) ?? 1;
  } catch {
    return 1;
  }
}

function keep(speed: number): void {
  try {
    sessionStorage.setItem(KEPT, String(speed));
  } catch {
    // then it holds for this film only
  }
}
