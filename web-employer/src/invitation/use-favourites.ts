import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useState } from "react";
import { FavouritesToInviteDocument, type FavouritesToInviteQuery } from "../gql/graphql.js";

import { inLots, READ_AT_ONCE } from "./bulk.js";

export type FavouriteToInvite = FavouritesToInviteQuery["favouritesById"][number];

type Reading =
  | { state: "READING" }
  | { state: "FAILED"; error: unknown }
  | { state: "READ"; favourites: FavouriteToInvite[] };

/** The favourites with these ids, as they are now, in this order; those unknown to the viewer are left out. */
export function useFavourites(ids: readonly string[]): { reading: Reading; retry: () => Promise<void> } {
  const client = useApolloClient();
  const [reading, setReading] = useState<Reading>({ state: "READING" });
  const wanted = ids.join(",");

  const read = useCallback(async () => {
    setReading({ state: "READING" });
    try {
      const lots = inLots(wanted.split(",").filter(Boolean), READ_AT_ONCE);
      const answers = await Promise.all(
        lots.map((lot) =>
          client.query({
            query: FavouritesToInviteDocument,
            variables: { ids: lot },
            fetchPolicy: "network-only",
          }),
        ),
      );
      const favourites = answers.flatMap(({ data }) => data?.favouritesById ?? []);
      setReading({ state: "READ", favourites });
    } catch (error) {
      setReading({ state: "FAILED", error });
    }
  }, [client, wanted]);

  useEffect(() => {
    read().catch(() => undefined); // never rejects: the failure is in the state
  }, [read]);
  return { reading, retry: read };
}
