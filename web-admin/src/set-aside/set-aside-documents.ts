import type {
  FrozenRecordsQuery as FrozenRecords,
  VoidedDestinationsQuery as Voided,
} from "../gql/graphql.js";

/** A voided destination as the list shows it. */
export type VoidedRow = Voided["voidedDestinations"]["rows"][number];

/** A frozen record as the list shows it. */
export type FrozenRecordRow = FrozenRecords["frozenRecords"]["rows"][number];
