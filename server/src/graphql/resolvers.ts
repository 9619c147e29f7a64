import type { NonEmptyArray } from "type-graphql";
import { IdentityResolver } from "../modules/identity/index.js";
import { LiveResolver } from "./live.resolver.js";
import { EmployerStandingResolver, ViewerStandingResolver } from "./viewer-standing.resolver.js";

/** Every resolver class of the schema: a module's resolvers are in the API when they stand here. */
// biome-ignore lint/complexity/noBannedTypes: the type that type-graphql takes
export const RESOLVERS: NonEmptyArray<Function> = [
  IdentityResolver,
  LiveResolver,
  ViewerStandingResolver,
  EmployerStandingResolver,
];
