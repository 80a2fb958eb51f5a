import { SaveReflectionDocument } from '../../graphql.gen.ts';
import { type Api, ApiError } from '../../page.tsx';
import type { Writer } from './writer.ts';

/** From the shelf of this device to where an answer is kept. */
export function wayTo(
  api: Api,
  place: { module: string; lesson: string; prompt: string },
): ConstructorParameters<typeof Writer>[2] {
  return {
    shelf: () => localStorage,
    send: async (save) => (await api.mutate(SaveReflectionDocument, { input: { ...place, ...save } })).saveReflection,
    why: (error) => {
      if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') return 'signed-out';
      return navigator.onLine ? 'failed' : 'offline';
    },
  };
}
