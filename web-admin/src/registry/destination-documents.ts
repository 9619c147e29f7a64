import type { RegistryDestinationsQuery as Destinations } from "../gql/graphql.js";

/** A reported destination as the list shows it. */
export type DestinationRow = Destinations["registryDestinations"]["rows"][number];
