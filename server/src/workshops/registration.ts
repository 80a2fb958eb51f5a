import type { Locale } from '@fluxus/messages';

/** `offered`: a place came free and is kept for them a while; `lapsed`: they did not take it in time. */
export type RegistrationState = 'confirmed' | 'waiting' | 'offered' | 'cancelled' | 'lapsed' | 'handed_over';

/** One person's place in a date, or place on its waiting list. */
export type Registration = Readonly<{
  id: string;
  sessionId: string;
  name: string;
  email: string;
  locale: Locale;
  personId: string | null;
  state: RegistrationState;
  offeredUntil: Date | null;
  madeAt: Date;
}>;

/** Whether somebody has, was offered, or waits for a place. */
export function isLive({ state }: Pick<Registration, 'state'>): boolean {
  return state === 'confirmed' || state === 'waiting' || state === 'offered';
}
