import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { TestAcademy } from './academy.ts';

/** Every field of the answer that can be asked for without arguments, down to this many objects inside each other. */
const DEEPEST = 3;

export type WholeQuery = { name: string; query: string };

/**
 * One request for each query of the schema, asking for all it can tell. What a test looks for in the answers is then
 * nowhere, also when a query or a field is added later.
 * @param values for the arguments, by their names; an argument without one fails, so that a new query is thought of
 */
export function everyQuery({ app }: Pick<TestAcademy, 'app'>, values: Record<string, string>): WholeQuery[] {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.map(({ name, args, type }) => {
    const passed = args.filter(isRequiredArgument).map((one) => `${one.name}: ${literalFor(one, values)}`);
    const list = passed.length > 0 ? `(${passed.join(', ')})` : '';
    return { name, query: `{ ${name}${list} ${selectionOf(getNamedType(type), DEEPEST)} }` };
  });

  /** A type is not asked for again inside itself: it could not tell more, and the server refuses what grows so. */
  function selectionOf(type: GraphQLNamedType, deep: number, within: readonly GraphQLNamedType[] = []): string {
    if (isAbstractType(type)) {
      const parts = schema.getPossibleTypes(type).map((one) => `... on ${one.name} ${selectionOf(one, deep, within)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const parts = Object.values(type.getFields()).flatMap((field) => {
      const inner = getNamedType(field.type);
      const nested = isObjectType(inner) || isAbstractType(inner);
      if (field.args.some(isRequiredArgument) || (nested && (deep === 0 || within.includes(inner)))) return [];
      return [`${field.name} ${selectionOf(inner, deep - 1, [...within, type])}`];
    });
    return `{ __typename ${parts.join(' ')} }`;
  }
}

function literalFor({ name, type }: GraphQLArgument, values: Record<string, string>): string {
  const value = values[name];
  if (value === undefined) throw new Error(`no test says what to ask ${name} for`);
  return 'getValues' in getNamedType(type) ? value : JSON.stringify(value);
}
