import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useState } from "react";
import { MyProfileDocument, type MyProfileQuery } from "../gql/graphql.js";

type Profile = MyProfileQuery["myProfile"];
type Reading = { profile?: Profile; failure?: unknown };

/**
 * The graduate's own data, read once for each opening: every reading is in the audit log (P-08), so it takes no part
 * in the refetching of the live connection, and it is not kept in the cache.
 */
export function useMyProfile(): Reading & { reload: () => void } {
  const client = useApolloClient();
  const [reading, setReading] = useState<Reading>({});
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads again
  useEffect(() => {
    let current = true;
    client
      .query({ query: MyProfileDocument, fetchPolicy: "no-cache" })
      .then(({ data }) => current && setReading({ profile: data?.myProfile }))
      .catch((failure: unknown) => current && setReading({ failure }));
    return () => {
      current = false;
    };
  }, [client, attempt]);
  const reload = useCallback(() => {
    setReading({});
    setAttempt((count) => count + 1);
  }, []);
  return { ...reading, reload };
}
