import type { Translate } from '@fluxus/messages';

/** What the script of conversations needs to help with names after `@` in a form. */
export function mentionsIn(t: Translate, threadId: string): Record<`data-${string}`, string> {
  return {
    'data-mentions': threadId,
    'data-mention-label': t('discussion.mention.label'),
    'data-mention-count': t('discussion.mention.count', { count: '#' }),
  };
}
