import { invalid } from './failure.ts';
import { newestFirst, type World } from './world.ts';

const DEEPEST = 4;
type Plain = Record<string, unknown>;

/**
 * A copy of `answer` in which each path (`payment_intent.latest_charge`, `data.line_items`) holds the object instead of its id.
 * @throws StripeFailure 400 for a path that leads to nothing that can be expanded
 */
export function expanded(world: World, answer: object, paths: readonly string[]): Plain {
  const copy = structuredClone(answer) as Plain;
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.length > DEEPEST + 1) throw invalid('expand', `You can expand at most ${DEEPEST} levels: ${path}`);
    follow(world, copy, parts, path);
  }
  return copy;
}

function follow(world: World, target: Plain, parts: readonly string[], path: string): void {
  const [name = '', ...rest] = parts;
  if (target.object === 'list' && name === 'data' && Array.isArray(target.data)) {
    for (const item of target.data) follow(world, item as Plain, rest, path);
    return;
  }
  const value = Object.hasOwn(target, name) ? target[name] : related(world, target, name);
  if (value === undefined) throw invalid('expand', `This property cannot be expanded (${path}).`);
  if (value === null) return;
  const inner = typeof value === 'string' ? structuredClone(byId(world, value)) : (value as Plain);
  if (typeof inner !== 'object') throw invalid('expand', `This property cannot be expanded (${path}).`);
  target[name] = inner;
  if (rest.length > 0) follow(world, inner as Plain, rest, path);
}

/** Lists that stand in an object only when they are asked for. */
function related(world: World, { object, id }: Plain, name: string): Plain | undefined {
  if (object === 'checkout.session' && name === 'line_items') {
    const lines = world.state.sessions.get(String(id))?.lines ?? [];
    return {
      object: 'list',
      url: `/v1/checkout/sessions/${String(id)}/line_items`,
      has_more: false,
      data: structuredClone(lines),
    };
  }
  if (object === 'charge' && name === 'refunds') {
    const refunds = newestFirst(world.state.refunds).filter((refund) => refund.charge === id);
    return {
      object: 'list',
      url: `/v1/charges/${String(id)}/refunds`,
      has_more: false,
      data: structuredClone(refunds),
    };
  }
  return undefined;
}

function byId({ state }: World, id: string): Plain | undefined {
  return state.intents.get(id) ?? state.charges.get(id) ?? state.refunds.get(id) ?? state.sessions.get(id)?.object;
}
