import { type AttributeSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { NODE_RULES, type NodeRule, otherwise } from './rules.ts';

/**
 * The schema of a lesson for ProseMirror: what the editor lets one write. It holds the shape only; `validate` also looks
 * at keys, addresses and lengths.
 */
export const lessonSchema: Schema = /* #__PURE__ */ makeSchema();

function makeSchema(): Schema {
  return new Schema({
    nodes: Object.fromEntries(Object.entries(NODE_RULES).map(([name, rule]) => [name, specOf(rule)])),
    marks: { link: { attrs: { href: {} }, inclusive: false }, strong: {}, em: {} },
  });
}

function specOf({ content, group, inline, attrs = {} }: NodeRule): NodeSpec {
  const entries = Object.entries(attrs).map(([name, rule]): [string, AttributeSpec] => {
    const value = otherwise(rule);
    return [name, value === undefined ? {} : { default: value }];
  });
  return {
    ...(content === undefined ? {} : { content }),
    ...(group === undefined ? {} : { group }),
    ...(inline ? { inline: true } : {}),
    ...(entries.length === 0 ? {} : { attrs: Object.fromEntries(entries) }),
  };
}
