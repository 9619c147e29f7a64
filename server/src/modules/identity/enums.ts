import { registerEnumType } from "type-graphql";
import type { EducationLevel, LevelScope, ModuleRight, StaffRole } from "./vocabulary.js";

/** GraphQL's view of the vocabulary: used as `@Field(() => StaffRoleEnum)`. */
export const StaffRoleEnum = enumOf<StaffRole>("StaffRole", [
  "DEPARTMENT",
  "SCHOOL",
  "PROVINCE",
  "MINISTRY",
  "OPERATOR",
]);
export const EducationLevelEnum = enumOf<EducationLevel>("EducationLevel", ["UNDERGRADUATE", "POSTGRADUATE"]);
export const LevelScopeEnum = enumOf<LevelScope>("LevelScope", ["ALL", "UNDERGRADUATE", "POSTGRADUATE"]);
export const ModuleRightEnum = enumOf<ModuleRight>("ModuleRight", ["READ_WRITE", "READ_ONLY", "NONE"]);

/** Makes and registers a GraphQL enum whose values are their own names. */
export function enumOf<Name extends string>(name: string, values: readonly Name[]): Record<Name, Name> {
  const members = Object.fromEntries(values.map((value) => [value, value])) as Record<Name, Name>;
  registerEnumType(members, { name });
  return members;
}
