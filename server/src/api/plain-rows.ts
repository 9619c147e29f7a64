import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import {
  type DocumentNode,
  defaultFieldResolver,
  execute,
  type FieldNode,
  type GraphQLLeafType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  type GraphQLSchema,
  getOperationAST,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  OperationTypeNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { GraphQLISODateTime } from "type-graphql";
import type { Context } from "../platform/context.js";

/** Makes the answer's row from the list's row. */
type Projector = (row: Record<string, unknown>) => Record<string, unknown>;

/** A document whose lists of plain rows are leaves, for the schema in which they are. */
interface Rewritten {
  document: DocumentNode;
  projectors: ReadonlyMap<FieldNode, Projector>;
}

/** Stands for a row that is complete already. */
const FINISHED_ROW = new GraphQLScalarType({ name: "FinishedRow", serialize: (row) => row });

/**
 * Queries that read lists of plain rows (types with `simpleResolvers`: columns, no resolvers, no arguments) get their
 * rows made by one loop over the columns asked for, instead of by graphql-js value by value; everything above the rows
 * is executed as ever. Documents have been validated and judged for access before. What the loop does not understand
 * (directives, nested objects, a null where none may be) is executed the ordinary way. 320 values of a queue page cost
 * a fifth of the request that way (docs/adr/0006).
 */
export function plainRows(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const known = new WeakMap<DocumentNode, Map<string, Rewritten | null>>();
  const projectors = new WeakMap<FieldNode, Projector>();
  const withLeaves = schemaWithFinishedRows(schema, projectors);

  const rewrittenFor = (document: DocumentNode, operationName: string): Rewritten | null => {
    const ofDocument = known.get(document) ?? new Map<string, Rewritten | null>();
    known.set(document, ofDocument);
    const found = ofDocument.get(operationName);
    if (found !== undefined) return found;
    const rewritten = rewrite(schema, document, operationName);
    for (const [field, projector] of rewritten?.projectors ?? []) projectors.set(field, projector);
    ofDocument.set(operationName, rewritten);
    return rewritten;
  };

  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, request, contextValue }) => {
        const operationName = request.operationName ?? "";
        const rewritten = rewrittenFor(document, operationName);
        if (!rewritten) return null;
        const result = await execute({
          schema: withLeaves,
          document: rewritten.document,
          contextValue,
          variableValues: request.variables,
          operationName: request.operationName,
        });
        // A query may be read twice; the second reading has every error in its place.
        if (result.errors) return null;
        return {
          http: { status: undefined, headers: new HeaderMap() },
          body: { kind: "single", singleResult: { data: result.data ?? null } },
        };
      },
    }),
  };
}

/** A copy of the schema in which every list of plain rows is a list of finished ones. */
function schemaWithFinishedRows(
  schema: GraphQLSchema,
  projectors: WeakMap<FieldNode, Projector>,
): GraphQLSchema {
  const copy = lexicographicSortSchema(schema);
  for (const type of Object.values(copy.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!plainRowOf(field.type)) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.type = finished(field.type);
      field.resolve = async (source, args, context, info) => {
        const rows = (await resolve(source, args, context, info)) as Record<string, unknown>[] | null;
        const [asked, twice] = info.fieldNodes;
        const projector = asked && !twice ? projectors.get(asked) : undefined;
        if (!projector) throw new Error("Two selections of one list are for the ordinary way");
        return rows?.map(projector);
      };
    }
  }
  return copy;
}

/** `[Row!]!` or `[Row!]` of a plain row type, else null. */
function plainRowOf(type: GraphQLOutputType): GraphQLObjectType | null {
  const list = isNonNullType(type) ? type.ofType : type;
  if (!isListType(list) || !isNonNullType(list.ofType)) return null;
  const row = list.ofType.ofType as GraphQLOutputType;
  if (!isObjectType(row) || row.isTypeOf) return null;
  return Object.values(row.getFields()).every((field) => !field.resolve && field.args.length === 0)
    ? row
    : null;
}

function finished(type: GraphQLOutputType): GraphQLOutputType {
  const list = new GraphQLList(new GraphQLNonNull(FINISHED_ROW));
  return isNonNullType(type) ? new GraphQLNonNull(list) : list;
}

/** Null when the operation is no query, reads no plain rows, or asks for some in a way the loop does not understand. */
function rewrite(schema: GraphQLSchema, document: DocumentNode, operationName: string): Rewritten | null {
  const operation = getOperationAST(document, operationName || null);
  if (operation?.operation !== OperationTypeNode.QUERY) return null;
  const projectors = new Map<FieldNode, Projector>();
  const types = new TypeInfo(schema);
  let understood = true;
  const rewritten = visit(
    document,
    visitWithTypeInfo(types, {
      Field: (field) => {
        const type = types.getType();
        const row = type && plainRowOf(type);
        if (!row) return undefined;
        const projector = projectorFor(row, field.selectionSet, document);
        if (!projector) understood = false;
        const { selectionSet: _rows, ...leaf } = field;
        if (projector) projectors.set(leaf, projector);
        return leaf;
      },
    }),
  );
  return understood && projectors.size > 0 ? { document: rewritten, projectors } : null;
}

interface Column {
  key: string;
  name: string;
  type: GraphQLLeafType;
  mayBeNull: boolean;
}

function projectorFor(
  row: GraphQLObjectType,
  selectionSet: SelectionSetNode | undefined,
  document: DocumentNode,
): Projector | null {
  const columns = new Map<string, Column | null>();
  if (!selectionSet || !collect(row, selectionSet, document, columns)) return null;
  const asked = [...columns];
  return (source) => {
    const answer: Record<string, unknown> = {};
    for (const [key, column] of asked)
      answer[key] = column ? completed(column, source[column.name]) : row.name;
    return answer;
  };
}

/** Gathers the columns asked for, by the key of the answer; null for `__typename`. False when there is more to it. */
function collect(
  row: GraphQLObjectType,
  { selections }: SelectionSetNode,
  document: DocumentNode,
  columns: Map<string, Column | null>,
): boolean {
  return selections.every((selection) => {
    if (selection.directives && selection.directives.length > 0) return false;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      if (key === "__proto__") return false;
      if (selection.name.value === "__typename") return columns.set(key, null) !== undefined;
      const column = columnOf(row, selection, key);
      return column !== null && columns.set(key, column) !== undefined;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentOf(document, selection.name.value);
    if (!fragment || (fragment.typeCondition && fragment.typeCondition.name.value !== row.name)) return false;
    if (fragment.directives && fragment.directives.length > 0) return false;
    return collect(row, fragment.selectionSet, document, columns);
  });
}

function fragmentOf(document: DocumentNode, name: string) {
  return document.definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find((definition) => definition.name.value === name);
}

function columnOf(row: GraphQLObjectType, field: FieldNode, key: string): Column | null {
  const name = field.name.value;
  const type = row.getFields()[name]?.type;
  if (!type) return null;
  const named = isNonNullType(type) ? (type.ofType as GraphQLOutputType) : type;
  return isLeafType(named) ? { key, name, type: named, mayBeNull: !isNonNullType(type) } : null;
}

/** @throws for what graphql-js would answer with an error: the ordinary way is taken then, which names the place. */
function completed({ type, name, mayBeNull }: Column, value: unknown): unknown {
  if (value === null || value === undefined) {
    if (mayBeNull) return null;
    throw new Error(`No value for ${name}`);
  }
  if (typeof value === "function") throw new Error(`${name} is no column`);
  if (type === GraphQLISODateTime && typeof value === "string" && IN_UTC.test(value)) return value;
  return type.serialize(value);
}

/** As `Date` writes it into JSON, and lists read it (INSTANTS_AS_TEXT): nothing is left to make of it. */
const IN_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
