import type { EmployerDetailFragment, EmployerRowFragment } from "../gql/graphql.js";

/** An employer as the list shows it. */
export type EmployerListRow = EmployerRowFragment;

/** An employer with all that an operator decides by. */
export type Employer = EmployerDetailFragment;

export type EmployerAccount = Employer["accounts"][number];
