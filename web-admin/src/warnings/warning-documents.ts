import type { EmployerMarkFragment } from "../gql/graphql.js";

export type EmployerMark = EmployerMarkFragment;
