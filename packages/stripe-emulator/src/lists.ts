import { invalid } from './failure.ts';
import * as read from './parameters.ts';
import type { StripeList } from './types.ts';

/** The parameters every list takes. */
export const PAGING = {
  limit: read.integer(1, 100),
  starting_after: read.text(200),
  ending_before: read.text(200),
  created: read.moments,
  expand: read.expand,
} as const;

type Paging = read.Read<typeof PAGING>;

/**
 * One page of a list, newest first, in Stripe's form.
 * @param items all that fit the caller's own filters, newest first
 * @throws StripeFailure 400 when the cursor names nothing in the list
 */
export function page<Item extends { id: string; created?: number }>(
  url: string,
  items: Item[],
  asked: Paging,
): StripeList<Item> {
  const limit = asked.limit ?? 10;
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = asked.created ?? {};
  const fitting = items.filter(({ created = 0 }) => created > gt && created >= gte && created < lt && created <= lte);
  if (asked.starting_after && asked.ending_before)
    throw invalid('ending_before', 'Give either starting_after or ending_before.');
  if (asked.ending_before) {
    const before = fitting.slice(0, position(fitting, asked.ending_before, 'ending_before'));
    return { object: 'list', url, has_more: before.length > limit, data: before.slice(-limit) };
  }
  const from = asked.starting_after ? position(fitting, asked.starting_after, 'starting_after') + 1 : 0;
  const data = fitting.slice(from, from + limit);
  return { object: 'list', url, has_more: fitting.length > from + limit, data };
}

function position(items: readonly { id: string }[], id: string, name: string): number {
  const at = items.findIndex((item) => item.id === id);
  if (at === -1) throw invalid(name, `No such object in this list: '${id}'`, 'resource_missing');
  return at;
}
