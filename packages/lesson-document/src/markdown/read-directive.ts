import type { Paragraph, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { ruleOf } from '../rules.ts';
import { readCheck } from './read-check.ts';
import { readPlain } from './read-inline.ts';
import { readBody } from './read-prose.ts';
import type { RawAttrs, RawNode, Reading } from './reading.ts';
import { DIRECTIVES } from './syntax.ts';

type Directive = LeafDirective | ContainerDirective;

/** A block that is written as a directive. */
export function readDirective(node: Directive, reading: Reading): RawNode | undefined {
  const known = Object.hasOwn(DIRECTIVES, node.name) ? DIRECTIVES[node.name] : undefined;
  if (!known) {
    return reading.tell('directive.unknown', node, { name: node.name, choices: Object.keys(DIRECTIVES).join(', ') });
  }
  const form = node.type === 'leafDirective' ? '::' : ':::';
  if (form !== known.form) return reading.tell('directive.form', node, { name: node.name, form: known.form });
  if (node.type === 'containerDirective' && !node.data?.position?.closing) {
    return reading.tell('directive.open', node, { name: node.name });
  }
  const attrs = readAttrs(known.type, node, reading);
  if (node.type === 'leafDirective') return reading.from(node, { type: known.type, attrs });
  const body = bodyOf(node);
  const content = known.type === 'check' ? readCheck(body, reading) : readBody(body, reading);
  // a question of which an answer could not be read would be told to lack it
  if (!content) return undefined;
  return reading.from(node, { type: known.type, attrs, content });
}

function readAttrs(type: string, node: Directive, reading: Reading): RawAttrs {
  const { label, attrs: rules = {} } = ruleOf(type) ?? {};
  const attrs: [string, unknown][] = [];
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (name === 'id') attrs.push(['key', value]);
    else if (!rule || name === label || name === 'key') reading.tell('attr.unknown', node, { type: node.name, name });
    else if (rule.kind === 'flag') attrs.push([name, value === '' || value]);
    else if (rule.kind === 'statements') attrs.push([name, (value ?? '').split(/\s+/).filter(Boolean)]);
    else attrs.push([name, value]);
  }
  const written = labelOf(node);
  if (written && !label) reading.tell('directive.label', node, { name: node.name });
  else if (written && label) attrs.push([label, readPlain(written, reading)]);
  return Object.fromEntries(attrs);
}

function labelOf(node: Directive): Paragraph['children'] | undefined {
  if (node.type === 'leafDirective') return node.children.length > 0 ? node.children : undefined;
  const [first] = node.children;
  return isLabel(first) ? first.children : undefined;
}

function bodyOf({ children }: ContainerDirective): RootContent[] {
  return isLabel(children[0]) ? children.slice(1) : children;
}

function isLabel(node: RootContent | undefined): node is Paragraph {
  return node?.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;
}
