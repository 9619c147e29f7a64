import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";

/** Deepest nesting of fields in one operation; introspection tools need 13 and are exempt. */
export const DEEPEST = 12;
/** Most root fields of one operation: an act or a page needs a few, a guesser of passwords would like many. */
export const MOST_ROOT_FIELDS = 20;
/** Longest document, in tokens: read before anything is checked. */
export const MOST_TOKENS = 4_000;

/** Refuses operations that nest too deep or ask for too much at once. Fragments count where they are spread. */
export const withinLimits: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(operation: OperationDefinitionNode) {
    const measure = new Measure(context);
    const depth = measure.depthOf(operation.selectionSet, new Set());
    if (depth > DEEPEST) {
      context.reportError(new GraphQLError(`查询嵌套过深（最多${DEEPEST}层）`, { nodes: operation }));
    }
    const fields = measure.fieldsOf(operation.selectionSet, new Set());
    if (fields > MOST_ROOT_FIELDS) {
      context.reportError(
        new GraphQLError(`一次请求的操作过多（最多${MOST_ROOT_FIELDS}个）`, { nodes: operation }),
      );
    }
  },
});

class Measure {
  readonly #context: ValidationContext;
  readonly #depths = new Map<string, number>();

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  /** `within`: fragments being followed; cycles are refused by another rule and must not hang this one. */
  depthOf(selections: SelectionSetNode | undefined, within: ReadonlySet<string>): number {
    let deepest = 0;
    for (const selection of selections?.selections ?? []) {
      let depth = 0;
      if (selection.kind === Kind.FIELD) {
        depth = selection.name.value.startsWith("__") ? 0 : 1 + this.depthOf(selection.selectionSet, within);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        depth = this.depthOf(selection.selectionSet, within);
      } else {
        depth = this.#fragmentDepth(selection.name.value, within);
      }
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  #fragmentDepth(name: string, within: ReadonlySet<string>): number {
    if (within.has(name)) return 0;
    const known = this.#depths.get(name);
    if (known !== undefined) return known;
    const fragment = this.#context.getFragment(name);
    const depth = this.depthOf(fragment?.selectionSet, new Set([...within, name]));
    this.#depths.set(name, depth);
    return depth;
  }

  fieldsOf(selections: SelectionSetNode | undefined, within: ReadonlySet<string>): number {
    let count = 0;
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        count += 1;
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        count += this.fieldsOf(selection.selectionSet, within);
      } else if (!within.has(selection.name.value)) {
        const fragment = this.#context.getFragment(selection.name.value);
        count += this.fieldsOf(fragment?.selectionSet, new Set([...within, selection.name.value]));
      }
      if (count > MOST_ROOT_FIELDS) return count;
    }
    return count;
  }
}
