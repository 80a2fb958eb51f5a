import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How many members a list is taken to have. */
const LIST = 10;

/**
 * Bounds how much one request can make the server work out: each field counts one, a field in a list as often as the
 * list is long, and lists in lists multiply. So neither aliases, nor fragments, nor types that lead back to each other
 * make a small request dear. Introspection is bounded by the library itself.
 */
export function maxCostRule(most: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition: {
      enter(operation) {
        const root = context.getSchema().getRootType(operation.operation);
        const cost = new Costs(context, most).ofSelections(operation.selectionSet, root ?? undefined);
        if (cost > most)
          context.reportError(
            new GraphQLError(`This asks for too much at once (more than ${most} fields). Ask for less.`, {
              nodes: operation,
            }),
          );
        return false;
      },
    },
  });
}

class Costs {
  private readonly fragments = new Map<string, number>();

  constructor(
    private readonly context: ValidationContext,
    private readonly most: number,
  ) {}

  ofSelections(selections: SelectionSetNode | undefined, parent: GraphQLType | undefined): number {
    let cost = 0;
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) cost += this.ofField(selection, parent);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += this.ofFragment(selection.name.value);
      else
        cost += this.ofSelections(
          selection.selectionSet,
          this.typeNamed(selection.typeCondition?.name.value) ?? parent,
        );
      if (cost > this.most) return this.most + 1;
    }
    return cost;
  }

  private ofField(field: FieldNode, parent: GraphQLType | undefined): number {
    const name = field.name.value;
    if (name.startsWith('__')) return 1;
    const type = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name]?.type : undefined;
    const many = type !== undefined && isListType(getNullableType(type));
    const inside = this.ofSelections(field.selectionSet, type && getNamedType(type));
    return 1 + inside * (many ? LIST : 1);
  }

  /** A fragment costs the same wherever it is spread; one inside itself is refused by another rule. */
  private ofFragment(name: string): number {
    const known = this.fragments.get(name);
    if (known !== undefined) return known;
    this.fragments.set(name, 0);
    const fragment: FragmentDefinitionNode | null | undefined = this.context.getFragment(name);
    const cost = fragment
      ? this.ofSelections(fragment.selectionSet, this.typeNamed(fragment.typeCondition.name.value))
      : 0;
    this.fragments.set(name, cost);
    return cost;
  }

  private typeNamed(name: string | undefined): GraphQLType | undefined {
    const type = name === undefined ? undefined : this.context.getSchema().getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}
