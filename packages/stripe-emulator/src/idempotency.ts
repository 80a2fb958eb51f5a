import { createHash } from 'node:crypto';
import { invalid, StripeFailure } from './failure.ts';
import type { KeptAnswer, State } from './state.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const LONGEST_KEY = 255;

/** What makes two requests the same: method and path, and the body as sent. */
export function fingerprint(target: string, body: string): string {
  return createHash('sha256').update(`${target}\n${body}`, 'utf8').digest('hex');
}

/** Answers under idempotency keys, kept for 24 hours of the emulator's clock. */
export type Idempotency = {
  /**
   * The earlier answer under this key, or undefined: then the key is taken until `keep` or `release`.
   * @throws StripeFailure 400 idempotency_error for another request under the same key; 409 while the first one is still running
   */
  begin: (key: string, target: string, print: string) => KeptAnswer | undefined;
  /** Keeps the answer and frees the key. */
  keep: (key: string, answer: Omit<KeptAnswer, 'at'>) => void;
  /** Frees the key without an answer, for a request that was refused before anything was done. */
  release: (key: string) => void;
};

/** @param now milliseconds of the emulator's clock */
export function createIdempotency(state: State, now: () => number): Idempotency {
  const running = new Set<string>();
  return {
    begin: (key, target, print) => {
      if (key.length > LONGEST_KEY)
        throw invalid('Idempotency-Key', `An idempotency key has at most ${LONGEST_KEY} characters.`);
      const kept = freshAnswer(state, key, now());
      if (kept && kept.fingerprint !== print) {
        const difference = kept.target === target ? 'other parameters' : `another address (${kept.target})`;
        throw new StripeFailure(
          400,
          `The idempotency key '${key}' was used before with ${difference}. Use a new key for a new request.`,
          { type: 'idempotency_error' },
          true,
        );
      }
      if (kept) return kept;
      if (running.has(key)) {
        throw new StripeFailure(
          409,
          `Another request with the idempotency key '${key}' is still being answered.`,
          { type: 'idempotency_error', code: 'idempotency_key_in_use' },
          true,
        );
      }
      running.add(key);
      return undefined;
    },
    keep: (key, answer) => {
      running.delete(key);
      state.answers.set(key, { ...answer, at: now() });
    },
    release: (key) => {
      running.delete(key);
    },
  };
}

function freshAnswer(state: State, key: string, now: number): KeptAnswer | undefined {
  for (const [other, { at }] of state.answers) {
    if (now - at < KEPT_MS) break;
    state.answers.delete(other);
  }
  return state.answers.get(key);
}
