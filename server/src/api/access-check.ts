import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import {
  deniedError,
  isOpenBeforeConfirmation,
  isRoot,
  ROLES,
  readersOf,
  refusedOperation,
} from "../words/access.js";
import {
  EMPLOYER_POLICY,
  type EmployerRight,
  type EmployerRights,
  hasRight,
  RIGHT_MISSING,
} from "../words/employer-rights.js";
import type { Role } from "../words/viewer.js";

/** What one operation of one document asks for, worked out once for all senders. */
interface Verdict {
  /** First field that a role may not read, as `Type.field`; absent for roles that may send the operation. */
  denied: ReadonlyMap<Role, string>;
  /** False when some root field waits for the graduate's confirmation (F-93). */
  openBeforeConfirmation: boolean;
  /** What an employer's account needs for it (F-72). */
  takes: ReadonlySet<EmployerRight>;
}

export interface OperationSender {
  role: Role;
  /** Of an employer's account (F-72). */
  rights?: EmployerRights | null;
  /** True for a graduate who has not confirmed their data this year (F-93). */
  mustConfirm: boolean;
}

/**
 * The static access check of one schema: costs a walk through the document at its first use and nothing per row or
 * value after that. Verdicts live as long as the parsed document, which the caller's document cache bounds.
 */
export class AccessCheck {
  readonly #schema: GraphQLSchema;
  readonly #verdicts = new WeakMap<DocumentNode, Map<string, Verdict>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @throws GraphQLError UNAUTHENTICATED, FORBIDDEN (also where an employer's account lacks a right) or NOT_CONFIRMED. The document is valid for the schema. */
  assertAllowed(
    document: DocumentNode,
    operationName: string | null | undefined,
    asking: OperationSender,
  ): void {
    const verdict = this.#verdictOn(document, operationName ?? "");
    if (verdict.denied.has(asking.role)) throw deniedError(asking.role);
    if (asking.role === "EMPLOYER") requireRights(asking.rights ?? null, verdict.takes);
    if (asking.mustConfirm && !verdict.openBeforeConfirmation) {
      throw refusedOperation("NOT_CONFIRMED", "请先确认本人信息，确认后方可进行其他操作");
    }
  }

  #verdictOn(document: DocumentNode, operationName: string): Verdict {
    const known = this.#verdicts.get(document) ?? new Map<string, Verdict>();
    this.#verdicts.set(document, known);
    const found = known.get(operationName) ?? this.#examine(document, operationName);
    known.set(operationName, found);
    return found;
  }

  #examine(document: DocumentNode, operationName: string): Verdict {
    const operation = getOperationAST(document, operationName || null);
    if (!operation) throw new GraphQLError("未找到要执行的操作");
    const denied = new Map<Role, string>();
    const takes = new Set<EmployerRight>();
    let openBeforeConfirmation = true;
    const types = new TypeInfo(this.#schema);
    const visitor = visitWithTypeInfo(types, {
      Field: () => {
        const parent = types.getParentType();
        const field = types.getFieldDef();
        // __typename and the introspection types tell the schema, never a value; config decides about them.
        if (!parent || !field || field.name.startsWith("__") || parent.name.startsWith("__")) return;
        const readers = readersOf(parent, field) ?? [];
        for (const role of ROLES) {
          if (!readers.includes(role) && !denied.has(role)) denied.set(role, `${parent.name}.${field.name}`);
        }
        if (!isRoot(this.#schema, parent)) return;
        if (!isOpenBeforeConfirmation(field)) openBeforeConfirmation = false;
        const right = EMPLOYER_POLICY[`${parent.name}.${field.name}`];
        if (right && right !== "SEE") takes.add(right);
      },
    });
    for (const definition of [operation, ...fragmentsOf(document, operation)]) visit(definition, visitor);
    return { denied, openBeforeConfirmation, takes };
  }
}

function requireRights(rights: EmployerRights | null, takes: ReadonlySet<EmployerRight>): void {
  for (const right of takes) {
    if (!rights || !hasRight(rights, right)) throw refusedOperation("FORBIDDEN", RIGHT_MISSING[right]);
  }
}

/** The fragments an operation reaches; others of the document do not run and are not its concern. */
function fragmentsOf(document: DocumentNode, operation: OperationDefinitionNode): FragmentDefinitionNode[] {
  const byName = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) byName.set(definition.name.value, definition);
  }
  const reached = new Set<FragmentDefinitionNode>();
  const follow = (selections: SelectionSetNode | undefined): void => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        follow(selection.selectionSet);
        continue;
      }
      const fragment = byName.get(selection.name.value);
      if (!fragment || reached.has(fragment)) continue;
      reached.add(fragment);
      follow(fragment.selectionSet);
    }
  };
  follow(operation.selectionSet);
  return [...reached];
}
