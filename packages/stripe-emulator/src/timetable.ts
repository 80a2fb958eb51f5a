import { settle } from './payments.ts';
import { expireSession } from './sessions.ts';
import type { World } from './world.ts';

const LONGEST_WAIT_MS = 60_000;
const SHORTEST_WAIT_MS = 5;

type Due = { at: number; act: () => void };

/** Lets everything happen whose time has come by the emulator's clock, oldest first: sessions expire, late payments come in or fail. */
export function runDue(world: World): void {
  const now = world.now();
  const due = dueOf(world).filter(({ at }) => at <= now);
  for (const { act } of due.sort((one, other) => one.at - other.at)) act();
}

/** The earliest moment at which `runDue` has something to do, or undefined. */
export function nextDue(world: World): number | undefined {
  const moments = dueOf(world).map(({ at }) => at);
  return moments.length > 0 ? moments.reduce((one, other) => Math.min(one, other)) : undefined;
}

function dueOf(world: World): Due[] {
  const due: Due[] = [];
  for (const [id, { object, settleAt, settleTo }] of world.state.sessions) {
    if (object.status === 'open') due.push({ at: object.expires_at * 1000, act: () => expireSession(world, id) });
    if (settleAt !== undefined && settleTo) due.push({ at: settleAt, act: () => settle(world, id, settleTo) });
  }
  return due;
}

/** A timer that calls `act` at a moment of the emulator's clock; it never keeps the process alive. */
export function createAlarm(
  now: () => number,
  act: () => void,
): { set: (at: number | undefined) => void; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  return {
    set: (at) => {
      clearTimeout(timer);
      if (at === undefined || stopped) return;
      timer = setTimeout(act, Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, at - now())));
      timer.unref();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
