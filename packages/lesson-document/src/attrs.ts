import { isElsewhere, isSource } from './address.ts';
import { LIMITS } from './limits.ts';
import type { ProblemValues } from './problem.ts';
import type { Place, Problems } from './problems.ts';
import { type AttrRule, type NodeRule, otherwise } from './rules.ts';
import { isKey, isUnreadable, oneLine } from './words.ts';

const STATEMENT = /^[A-Z]{1,3}[0-9]{1,3}$/;
const MOST_STATEMENTS = 50;

/** Tells what is wrong with one attribute. */
type Tell = (code: Parameters<Problems['add']>[0], values?: ProblemValues) => undefined;

/**
 * The attributes of a node, all of them, with what holds when nothing is said. Undefined for a node without attributes,
 * and when they could not be read, which is told. Keys are looked at by who knows the others.
 */
export function canonicalAttrs(
  type: string,
  { attrs: rules }: NodeRule,
  given: unknown,
  place: Place,
  problems: Problems,
): Record<string, unknown> | undefined {
  const record = given ?? {};
  if (typeof record !== 'object' || Array.isArray(record)) return problems.add('attrs.shape', place);
  const written = new Map<string, unknown>(Object.entries(record));
  if (!rules) return undefined;
  for (const name of [...written.keys()].slice(0, LIMITS.problems)) {
    if (!Object.hasOwn(rules, name)) problems.add('attr.unknown', place, { type, name });
  }
  const read = Object.entries(rules).map(([name, rule]): [string, unknown] => {
    const value = written.get(name) ?? otherwise(rule);
    if (value === undefined) return [name, problems.add('attr.missing', place, { type, name })];
    const tell: Tell = (code, values) => problems.add(code, place, { type, name, ...values });
    return [name, value === otherwise(rule) ? value : canonical(rule, value, tell)];
  });
  return read.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(read);
}

function canonical(rule: AttrRule, value: unknown, tell: Tell): unknown {
  switch (rule.kind) {
    case 'key':
      return typeof value === 'string' ? value : tell('text.shape');
    case 'flag':
      return typeof value === 'boolean' ? value : tell('attr.flag');
    case 'number':
      if (typeof value === 'number' && Number.isInteger(value) && value >= rule.least && value <= rule.most)
        return value;
      return tell('attr.number', { least: rule.least, most: rule.most });
    case 'choice': {
      const choice = rule.choices.find((one) => one === value);
      return choice ?? tell('attr.choice', { value: shown(value), choices: rule.choices.join(', ') });
    }
    case 'statements':
      return statements(value, tell);
    default:
      return words(rule, value, tell);
  }
}

function words(rule: Extract<AttrRule, { kind: 'line' | 'source' | 'name' }>, value: unknown, tell: Tell): unknown {
  if (typeof value !== 'string') return tell('text.shape');
  if (value.length > LIMITS.line) return tell('text.long', { most: LIMITS.line });
  if (isUnreadable(value)) return tell('characters');
  const line = oneLine(value);
  if (line === '') return otherwise(rule) ?? tell('attr.missing');
  if (rule.kind === 'source' && !isSource(line)) return tell('attr.source', { value: line });
  if (rule.kind === 'source' && rule.own && isElsewhere(line)) return tell('attr.own', { value: line });
  if (rule.kind === 'name' && !isKey(line)) return tell('attr.name');
  return line;
}

function statements(value: unknown, tell: Tell): unknown {
  const names = Array.isArray(value) ? value : [];
  const right = names.length > 0 && names.length <= MOST_STATEMENTS;
  return right && names.every((name) => typeof name === 'string' && STATEMENT.test(name))
    ? [...names]
    : tell('attr.statements');
}

/** A value that somebody sent, to be repeated to them. */
function shown(value: unknown): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : typeof value;
}
