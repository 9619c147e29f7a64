// Before any decorated class: both decorator sets read the types that tsc writes down with it.
import "reflect-metadata";
import {
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { Extensions } from "type-graphql";
import { EMPLOYER_POLICY } from "./employer-rights.js";
import type { Role } from "./viewer.js";

/** Every role, in the order of the columns of docs/access.md. */
export const ROLES = [
  "ANONYMOUS",
  "GRADUATE",
  "EMPLOYER",
  "DEPARTMENT",
  "SCHOOL",
  "PROVINCE",
  "MINISTRY",
  "OPERATOR",
] as const satisfies readonly Role[];

export const ANYONE: readonly Role[] = ROLES;
export const SIGNED_IN: readonly Role[] = ROLES.filter((role) => role !== "ANONYMOUS");
/** Every holder of a registry account. */
export const STAFF: readonly Role[] = ["DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY", "OPERATOR"];
/** Who gives verdicts (F-10). */
export const REVIEWERS: readonly Role[] = ["DEPARTMENT", "SCHOOL"];
/** Who sees records of their area; province and ministry read only (F-10, P-04). */
export const READERS: readonly Role[] = ["DEPARTMENT", "SCHOOL", "PROVINCE", "MINISTRY"];
/** Who has a desk at which records are looked at; which ones is a matter of rows. */
export const DESKS: readonly Role[] = [...READERS, "OPERATOR"];
/** At whose desks records wait: reviewers, and operators for those about organisations (F-70). */
export const DECIDERS: readonly Role[] = [...REVIEWERS, "OPERATOR"];

/** What {@link Access} and {@link BeforeConfirmation} leave in a schema element's `extensions`. */
interface AccessExtensions {
  access?: readonly Role[];
  beforeConfirmation?: boolean;
}

type AccessDecorator = ReturnType<typeof Extensions>;

/**
 * States who may read an object or interface type, one field of it, or use a root field. A type states its readers
 * once, a field states them only where they differ, each root field states its own; what states nothing fails
 * {@link assertEverythingGuarded}. `Access("ANONYMOUS")` opens to everyone. Accepts roles and the lists above:
 * `Access(...READERS, "GRADUATE")`.
 */
export function Access(...roles: (Role | readonly Role[])[]): AccessDecorator {
  const stated = roles.flat();
  if (stated.length === 0) throw new Error("Access needs at least one role");
  const access = stated.includes("ANONYMOUS") ? ANYONE : ROLES.filter((role) => stated.includes(role));
  const extend = Extensions({ access });
  return ((target: object, property?: string | symbol) => {
    refuseToContradict(
      typeof target === "function" && !property ? target : target.constructor,
      property,
      access,
    );
    if (property === undefined) (extend as ClassDecorator)(target as never);
    else (extend as PropertyDecorator)(target, property);
  }) as AccessDecorator;
}

const statements = new WeakMap<object, Map<string | symbol, readonly Role[]>>();

/**
 * type-graphql merges the extensions of a class with those of its superclasses, and which of them wins depends on
 * how often schemas were built: statements along one line of inheritance must be the same.
 */
function refuseToContradict(
  target: object,
  property: string | symbol | undefined,
  access: readonly Role[],
): void {
  const key = property ?? "";
  for (let at = Object.getPrototypeOf(target); at; at = Object.getPrototypeOf(at)) {
    const above = statements.get(at)?.get(key);
    if (above && above.join() !== access.join()) {
      const name = `${(target as { name?: string }).name}${property ? `.${String(property)}` : ""}`;
      throw new Error(`${name} states other readers than the class it extends: do not inherit, compose`);
    }
  }
  const own = statements.get(target) ?? new Map<string | symbol, readonly Role[]>();
  statements.set(target, own.set(key, access));
}

/**
 * Marks a root field that a graduate may use before confirming their data of this year (F-93); all others, but those
 * open to everyone, are refused until then with NOT_CONFIRMED.
 */
export function BeforeConfirmation(): AccessDecorator {
  const extensions: AccessExtensions = { beforeConfirmation: true };
  return Extensions({ ...extensions });
}

/** The readers of a field: its own statement, else its type's; null when neither states any. */
export function readersOf(
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
): readonly Role[] | null {
  const own = (field.extensions as AccessExtensions).access;
  return own ?? (parent.extensions as AccessExtensions).access ?? null;
}

/** Whether a root field is open to a graduate who has not confirmed their data yet (F-93). */
export function isOpenBeforeConfirmation(field: GraphQLField<unknown, unknown>): boolean {
  const extensions = field.extensions as AccessExtensions;
  return extensions.beforeConfirmation === true || (extensions.access?.includes("ANONYMOUS") ?? false);
}

/**
 * Fails when a type or root field does not say who may read it, or when an interface would open a field that one of
 * its members keeps closed.
 *
 * @throws naming every offender, so that one run of the tests shows them all.
 */
export function assertEverythingGuarded(schema: GraphQLSchema): void {
  const problems = [...unguarded(schema), ...openedByInterfaces(schema)];
  if (problems.length > 0) throw new Error(`Access is not stated:\n  ${problems.join("\n  ")}`);
}

function unguarded(schema: GraphQLSchema): string[] {
  const problems: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith("__")) continue;
    if (isRoot(schema, type)) {
      for (const field of Object.values(type.getFields())) {
        if (!(field.extensions as AccessExtensions).access) problems.push(`${type.name}.${field.name}`);
      }
    } else if (!(type.extensions as AccessExtensions).access) {
      problems.push(type.name);
    }
  }
  return problems;
}

function openedByInterfaces(schema: GraphQLSchema): string[] {
  const problems: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const readers = readersOf(type, field) ?? [];
      for (const member of schema.getImplementations(type).objects) {
        const inMember = member.getFields()[field.name];
        const allowed = (inMember && readersOf(member, inMember)) ?? [];
        const beyond = readers.filter((role) => !allowed.includes(role));
        if (beyond.length > 0) problems.push(`${type.name}.${field.name} opens ${member.name} to ${beyond}`);
      }
    }
  }
  return problems;
}

/** Root fields that employers use only once they are signed in, as `Mutation.sendInvitation`. */
export function employerFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && isRoot(schema, type)
      ? Object.values(type.getFields())
          .filter((field) => {
            const readers = readersOf(type, field) ?? [];
            return readers.includes("EMPLOYER") && !readers.includes("ANONYMOUS");
          })
          .map((field) => `${type.name}.${field.name}`)
      : [],
  );
}

/**
 * Fails when a field that employers use does not say which right it takes (F-72), or the policy names one that there is
 * not.
 *
 * @throws naming every one.
 */
export function assertEmployerPolicy(schema: GraphQLSchema): void {
  const used = employerFields(schema);
  const problems = [
    ...used.filter((field) => !EMPLOYER_POLICY[field]).map((field) => `${field} is not in EMPLOYER_POLICY`),
    ...Object.keys(EMPLOYER_POLICY)
      .filter((field) => !used.includes(field))
      .map((field) => `${field} of EMPLOYER_POLICY is no field of employers`),
  ];
  if (problems.length > 0) throw new Error(`Rights are not stated:\n  ${problems.join("\n  ")}`);
}

export function isRoot(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
    type as never,
  );
}

/** The error of a denied operation: sign in (again), or not yours at all. */
export function deniedError(role: Role): GraphQLError {
  return role === "ANONYMOUS"
    ? refusedOperation("UNAUTHENTICATED", "登录已失效，请重新登录")
    : refusedOperation("FORBIDDEN", "无权访问");
}

/** An answer like any other as far as HTTP goes: clients read the code, not the status. */
export function refusedOperation(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 200 } } });
}
