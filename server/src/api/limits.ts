import {
  type ASTVisitor,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  visit,
} from "graphql";
import { LONGEST_PAGE } from "../lists/page-size.js";

/** Deepest nesting of fields in one operation; introspection tools need 13 and are exempt. */
export const DEEPEST = 12;
/** Most root fields of one operation: an act or a page needs a few, a guesser of passwords would like many. */
export const MOST_ROOT_FIELDS = 20;
/** Most aliased fields of one operation, at any depth and through fragments. */
export const MOST_ALIASES = 30;
/** Most values one operation may ask for, each page taken as full: three times what the dearest page of our apps does. */
export const MOST_COST = 6_000;
/** How long a list is taken to be that states no size: code tables, histories, groups of a profile. */
export const ASSUMED_LIST = 10;
/** Longest document, in tokens: read before anything is checked. The longest of our apps has 600. */
export const MOST_TOKENS = 2_500;
/** What may stand in one document, wherever: rules compare fields and fragments with each other. */
export const MOST_OF_KIND: Readonly<Partial<Record<Kind, readonly [most: number, name: string]>>> = {
  [Kind.FIELD]: [500, "字段"],
  [Kind.ARGUMENT]: [200, "参数"],
  [Kind.VARIABLE_DEFINITION]: [50, "变量"],
  [Kind.DIRECTIVE]: [50, "指令"],
  [Kind.FRAGMENT_SPREAD]: [60, "片段引用"],
  [Kind.INLINE_FRAGMENT]: [60, "内联片段"],
  [Kind.FRAGMENT_DEFINITION]: [40, "片段"],
  [Kind.OPERATION_DEFINITION]: [20, "操作"],
};
/** Largest body of a GraphQL request; uploads have a way of their own. */
export const BODY_LIMIT_BYTES = 1_048_576;
/** Largest message on a WebSocket: a subscription is a few hundred bytes. */
export const MESSAGE_LIMIT_BYTES = 65_536;
/** Most subscriptions open at once on one WebSocket: a page needs one. */
export const MOST_SUBSCRIPTIONS = 20;
/** Most WebSockets of one session at one server: a browser opens one for each window. */
export const MOST_SOCKETS = 30;

/**
 * What a document has too much of, in words; null where it may be looked at more closely. One walk and no rule: what rules
 * do with fields of one name, or to guess what an unknown one was meant to be, costs a hundred times more.
 */
export function problemOfSize(document: DocumentNode): string | null {
  const counts = new Map<Kind, number>();
  let tooMany: string | null = null;
  visit(document, {
    enter({ kind }) {
      const [most, name] = MOST_OF_KIND[kind] ?? [];
      if (most === undefined) return undefined;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= most) return undefined;
      tooMany = `文档中的${name}过多（最多${most}个）`;
      return BREAK;
    },
  });
  return tooMany;
}

/**
 * Refuses operations that nest too deep or ask for too much at once. Fragments count where they are spread; list sizes
 * multiply. Sizes given by a variable count as the longest page, so that a document is judged once, whatever is sent
 * with it.
 */
export const withinLimits: ValidationRule = (context: ValidationContext): ASTVisitor => {
  const measure = new Measure(context);
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const { depth, fields, aliases, cost } = measure.of(operation);
      const refuse = (message: string) =>
        context.reportError(new GraphQLError(message, { nodes: operation }));
      if (depth > DEEPEST) refuse(`查询嵌套过深（最多${DEEPEST}层）`);
      if (fields > MOST_ROOT_FIELDS) refuse(`一次请求的操作过多（最多${MOST_ROOT_FIELDS}个）`);
      if (aliases > MOST_ALIASES) refuse(`一次请求的别名过多（最多${MOST_ALIASES}个）`);
      if (cost > MOST_COST)
        refuse(`一次请求查询的数据过多（${cost}，最多${MOST_COST}），请减少每页行数或字段`);
    },
  };
};

interface Size {
  depth: number;
  /** At this level, fragments included. */
  fields: number;
  /** At this level and below. */
  aliases: number;
  /** Values at this level and below. */
  cost: number;
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0, cost: 0 };

/** Each fragment is measured once however often it is spread: doubling ones would else take for ever. */
class Measure {
  readonly #context: ValidationContext;
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, Size>();

  constructor(context: ValidationContext) {
    this.#context = context;
    this.#schema = context.getSchema();
  }

  of(operation: OperationDefinitionNode): Size {
    const root = this.#schema.getRootType(operation.operation) ?? undefined;
    return this.#selections(operation.selectionSet, root, false);
  }

  /** @param sized whether the field around has stated how many rows its list has. */
  #selections(
    set: SelectionSetNode | undefined,
    parent: GraphQLOutputType | undefined,
    sized: boolean,
  ): Size {
    let sum = NOTHING;
    for (const selection of set?.selections ?? []) {
      let size: Size;
      if (selection.kind === Kind.FIELD) {
        size = this.#field(selection, parent, sized);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        size = this.#selections(selection.selectionSet, this.#conditionOf(selection, parent), sized);
      } else {
        size = this.#fragment(selection.name.value, sized);
      }
      sum = {
        depth: Math.max(sum.depth, size.depth),
        fields: sum.fields + size.fields,
        aliases: sum.aliases + size.aliases,
        cost: sum.cost + size.cost,
      };
    }
    return sum;
  }

  #field(node: FieldNode, parent: GraphQLOutputType | undefined, sized: boolean): Size {
    const aliases = node.alias ? 1 : 0;
    // What tells the schema is answered from memory; config decides whether it is told at all.
    if (node.name.value.startsWith("__")) return { depth: 0, fields: 1, aliases, cost: 0 };
    const field = definitionOf(parent, node.name.value);
    const stated = field && statedSize(node, field);
    const within = this.#selections(
      node.selectionSet,
      field && getNamedType(field.type),
      stated !== undefined,
    );
    const listed = !sized && field !== undefined && isListType(getNullableType(field.type));
    const times = stated ?? (listed ? ASSUMED_LIST : 1);
    return {
      depth: 1 + within.depth,
      fields: 1,
      aliases: aliases + within.aliases,
      cost: 1 + times * within.cost,
    };
  }

  #fragment(name: string, sized: boolean): Size {
    const key = `${name} ${sized}`;
    const known = this.#fragments.get(key);
    if (known) return known;
    // Of a cycle: another rule refuses it, here it must only come to an end.
    this.#fragments.set(key, NOTHING);
    const fragment = this.#context.getFragment(name);
    const size = fragment
      ? this.#selections(fragment.selectionSet, this.#conditionOf(fragment, undefined), sized)
      : NOTHING;
    this.#fragments.set(key, size);
    return size;
  }

  #conditionOf(
    { typeCondition }: Pick<FragmentDefinitionNode, "typeCondition"> | { typeCondition?: undefined },
    parent: GraphQLOutputType | undefined,
  ): GraphQLOutputType | undefined {
    if (!typeCondition) return parent;
    const type = this.#schema.getType(typeCondition.name.value);
    return isObjectType(type) || isInterfaceType(type) ? type : undefined;
  }
}

function definitionOf(
  parent: GraphQLOutputType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** How many rows a page is asked for; undefined for fields that are no page. */
function statedSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined {
  const first = field.args.find(({ name }) => name === "first");
  if (!first) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === "first")?.value;
  // A page of less than nothing is refused when it is read; here it must not pay for the others.
  if (given?.kind === Kind.INT) return Math.max(0, Number(given.value));
  if (given) return LONGEST_PAGE;
  return typeof first.defaultValue === "number" ? first.defaultValue : LONGEST_PAGE;
}
