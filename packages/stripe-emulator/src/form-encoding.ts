import { invalid } from './failure.ts';

/** A decoded form value: text, or a group of named (or numbered) values. */
export type FormValue = string | FormGroup;
export type FormGroup = { [name: string]: FormValue };

const MOST_PAIRS = 2000;
const DEEPEST = 8;

/** An empty group without a prototype, so that no name can reach one. */
function emptyGroup(): FormGroup {
  return Object.create(null) as FormGroup;
}

/** `['line_items', '0', 'quantity']` in the form in which Stripe names a parameter: `line_items[0][quantity]`. */
export function parameterName(path: readonly string[]): string {
  const [first = '', ...rest] = path;
  return first + rest.map((part) => `[${part}]`).join('');
}

/**
 * Decodes Stripe's bracketed form encoding (`metadata[order]=1&expand[]=line_items`) into nested groups.
 * @throws StripeFailure 400 on broken brackets, too many or too deep parameters, or a name used both as value and as group.
 */
export function decodeForm(text: string): FormGroup {
  const root = emptyGroup();
  let pairs = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    pairs += 1;
    if (pairs > MOST_PAIRS) throw invalid(name, `More than ${MOST_PAIRS} parameters in one request.`);
    put(root, splitName(name), value);
  }
  return root;
}

function splitName(name: string): string[] {
  const open = name.indexOf('[');
  if (open === -1) return [name];
  const first = name.slice(0, open);
  const rest = name.slice(open);
  if (!first || !/^(\[[^[\]]*\])+$/.test(rest))
    throw invalid(name, `The parameter name '${name}' has brackets that do not match.`);
  const parts = [first, ...rest.slice(1, -1).split('][')];
  if (parts.length > DEEPEST) throw invalid(name, `The parameter '${name}' is nested too deeply.`);
  return parts;
}

function put(root: FormGroup, path: string[], value: string): void {
  let group = root;
  const last = path.length - 1;
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(Object.keys(group).length) : part;
    if (depth === last) {
      if (typeof group[key] === 'object')
        throw invalid(parameterName(path), `'${parameterName(path)}' is both a value and a group.`);
      group[key] = value;
      return;
    }
    const inner = group[key] ?? emptyGroup();
    if (typeof inner === 'string')
      throw invalid(parameterName(path), `'${parameterName(path)}' is both a value and a group.`);
    group[key] = inner;
    group = inner;
  }
}
