import { invalid, notEmulated } from './failure.ts';
import { type FormGroup, type FormValue, parameterName } from './form-encoding.ts';
import type { Metadata } from './types.ts';

/** Reads one decoded value into `Value`, or throws a StripeFailure that names the parameter at `path`. */
export type Reader<Value> = (value: FormValue, path: readonly string[]) => Value;

type Fields = Record<string, Reader<unknown>>;
/** What `group(fields)` reads: every field optional, each of its reader's type. */
export type Read<F extends Fields> = { [Name in keyof F]?: F[Name] extends Reader<infer Value> ? Value : never };

/** A group with exactly these fields; any other name is refused with `parameter_unknown`. */
export function group<F extends Fields>(fields: F): Reader<Read<F>> {
  return (value, path) => {
    if (typeof value === 'string')
      throw invalid(parameterName(path), `Invalid object: '${parameterName(path)}' must be a hash.`);
    const read: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(value)) {
      const reader = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const here = [...path, name];
      if (!reader)
        throw invalid(parameterName(here), `Received unknown parameter: ${parameterName(here)}`, 'parameter_unknown');
      read[name] = reader(inner, here);
    }
    return read as Read<F>;
  };
}

/** Text of at most `most` characters; an empty one is refused. */
export function text(most = 5000): Reader<string> {
  return (value, path) => {
    const name = parameterName(path);
    if (typeof value !== 'string') throw invalid(name, `Invalid string: '${name}' must be a string.`);
    if (value === '') throw invalid(name, `'${name}' is empty; leave it out instead.`, 'parameter_invalid_empty');
    if (value.length > most)
      throw invalid(name, `'${name}' has ${value.length} characters; at most ${most} are allowed.`);
    return value;
  };
}

/** A whole number between two bounds, both included. */
export function integer(least: number, most: number = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value, path) => {
    const name = parameterName(path);
    if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) {
      throw invalid(name, `Invalid integer: ${typeof value === 'string' ? value : name}`, 'parameter_invalid_integer');
    }
    const number = Number(value);
    if (number < least) throw invalid(name, `'${name}' must be at least ${least}.`, 'parameter_invalid_integer');
    if (number > most) throw invalid(name, `'${name}' must be at most ${most}.`, 'parameter_invalid_integer');
    return number;
  };
}

/** `true` or `false`. */
export const flag: Reader<boolean> = (value, path) => {
  if (value !== 'true' && value !== 'false')
    throw invalid(parameterName(path), `Invalid boolean: ${parameterName(path)} must be true or false.`);
  return value === 'true';
};

/** One of a closed set of words. */
export function choice<const Word extends string>(words: readonly Word[]): Reader<Word> {
  return (value, path) => {
    const found = words.find((word) => word === value);
    if (found === undefined)
      throw invalid(parameterName(path), `Invalid ${parameterName(path)}: must be one of ${words.join(', ')}.`);
    return found;
  };
}

/** A list, written as `name[0]=…` or `name[]=…`, of at most `most` values. */
export function list<Value>(reader: Reader<Value>, most = 100): Reader<Value[]> {
  return (value, path) => {
    const name = parameterName(path);
    if (typeof value === 'string') throw invalid(name, `Invalid array: '${name}' must be a list.`);
    const keys = Object.keys(value);
    if (keys.some((key) => !/^\d+$/.test(key))) throw invalid(name, `Invalid array: '${name}' must be a list.`);
    if (keys.length > most) throw invalid(name, `'${name}' has ${keys.length} values; at most ${most} are allowed.`);
    return keys
      .sort((one, other) => Number(one) - Number(other))
      .map((key) => reader(value[key] ?? '', [...path, key]));
  };
}

/** Up to 50 pairs: names of at most 40 characters, values of at most 500. An empty value leaves its name out. */
export const metadata: Reader<Metadata> = (value, path) => {
  const name = parameterName(path);
  if (value === '') return {};
  if (typeof value === 'string') throw invalid(name, `Invalid object: '${name}' must be a hash.`);
  const pairs = Object.entries(value);
  if (pairs.length > 50) throw invalid(name, 'Metadata can hold at most 50 keys.');
  const read: [string, string][] = [];
  for (const [key, inner] of pairs) {
    const here = parameterName([...path, key]);
    if (key.length > 40) throw invalid(here, 'Metadata keys have at most 40 characters.');
    if (typeof inner !== 'string') throw invalid(here, 'Metadata values must be strings.');
    if (inner.length > 500) throw invalid(here, 'Metadata values have at most 500 characters.');
    if (inner !== '') read.push([key, inner]);
  }
  return Object.fromEntries(read);
};

/** An absolute http(s) address; the template `{CHECKOUT_SESSION_ID}` may stand anywhere in it. */
export const address: Reader<string> = (value, path) => {
  const given = text(5000)(value, path);
  const sample = given.replaceAll('{CHECKOUT_SESSION_ID}', 'cs_test');
  if (!/^https?:\/\//i.test(sample) || !URL.canParse(sample)) {
    throw invalid(parameterName(path), 'Not a valid URL', 'url_invalid');
  }
  return given;
};

/** Accepted and kept as it came. */
export const anything: Reader<unknown> = (value) => JSON.parse(JSON.stringify(value));

/** Known to Stripe, refused here because leaving it out silently would change what is paid. */
export const refused: Reader<never> = (_value, path) => {
  throw notEmulated(parameterName(path));
};

/** The moments a list may be narrowed to: a moment, or `created[gte]`, `[gt]`, `[lte]`, `[lt]` in seconds. */
export const moments: Reader<{ gt?: number; gte?: number; lt?: number; lte?: number }> = (value, path) => {
  const moment = integer(0);
  if (typeof value !== 'string') return group({ gt: moment, gte: moment, lt: moment, lte: moment })(value, path);
  const at = moment(value, path);
  return { gte: at, lte: at };
};

/** Paths of fields to be answered as whole objects. */
export const expand = list(text(200), 20);

/** As `expand`, with a closed set of paths: for calls that change something, so that a wrong path is refused before they do. */
export function expandOf(paths: readonly string[]): Reader<string[]> {
  return (value, path) => {
    const asked = expand(value, path);
    const wrong = asked.find((one) => !paths.includes(one));
    if (wrong !== undefined) throw invalid('expand', `This property cannot be expanded (${wrong}).`);
    return asked;
  };
}

/** Reads a whole request with these fields. */
export function readParameters<F extends Fields>(form: FormGroup, fields: F): Read<F> {
  return group(fields)(form, []);
}

/** The value, or `parameter_missing` when it was not given. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw invalid(name, `Missing required param: ${name}.`, 'parameter_missing');
  return value;
}
