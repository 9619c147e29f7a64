import { useApolloClient } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { useEffect, useState } from "react";
import type { EmployerStatusQuery as EmployerStatusData } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

const EmployerStatusQuery = graphql(`
  query EmployerStatus($recordId: ID!) {
    employerStatus(recordId: $recordId) {
      __typename
      ... on BusinessStatusKnown {
        status
        inBusiness
        asOf
        lookupUrl
      }
      ... on BusinessStatusUnavailable {
        message
        lookupUrl
        lastKnown {
          status
          asOf
        }
      }
    }
  }
`);

const RefreshEmployerStatusMutation = graphql(`
  mutation RefreshEmployerStatus($recordId: ID!) {
    refreshEmployerStatus(recordId: $recordId) {
      __typename
      ... on BusinessStatusKnown {
        status
        inBusiness
        asOf
        lookupUrl
      }
      ... on BusinessStatusUnavailable {
        message
        lookupUrl
        lastKnown {
          status
          asOf
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export type BusinessStatusAnswer = NonNullable<EmployerStatusData["employerStatus"]>;

export interface BusinessStatusReading {
  /** Undefined while nothing has been heard; null where there is no employer, or our own server did not answer. */
  answer: BusinessStatusAnswer | null | undefined;
  failed: boolean;
  asking: boolean;
  /** Asks the register anew; what it refuses is said in the answer of the promise. */
  refresh(): Promise<RefreshOutcome>;
}

export type RefreshOutcome =
  | { kind: "answered"; answer: BusinessStatusAnswer }
  | { kind: "refused"; message: string }
  | { kind: "failed" };

/**
 * What the register of enterprises says of the record's employer (F-80). Asked once, beside the page and outside the
 * cache: as a watched query it would be asked again, and waited for, with every live hint.
 */
export function useBusinessStatus(recordId: string): BusinessStatusReading {
  const client = useApolloClient();
  const [answer, setAnswer] = useState<BusinessStatusAnswer | null>();
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(true);

  useEffect(() => {
    let left = false;
    client
      .query({ query: EmployerStatusQuery, variables: { recordId }, fetchPolicy: "no-cache" })
      .then(
        ({ data }) => !left && setAnswer(data?.employerStatus ?? null),
        () => !left && setFailed(true),
      )
      .finally(() => !left && setAsking(false));
    return () => {
      left = true;
    };
  }, [client, recordId]);

  const refresh = async (): Promise<RefreshOutcome> => {
    setAsking(true);
    try {
      const { data } = await client.mutate({
        mutation: RefreshEmployerStatusMutation,
        variables: { recordId },
        fetchPolicy: "no-cache",
      });
      const result = data?.refreshEmployerStatus;
      const refusal = refusalOf(result);
      if (refusal) return { kind: "refused", message: refusal.message };
      if (
        result?.__typename !== "BusinessStatusKnown" &&
        result?.__typename !== "BusinessStatusUnavailable"
      ) {
        return { kind: "failed" };
      }
      setAnswer(result);
      setFailed(false);
      return { kind: "answered", answer: result };
    } catch {
      return { kind: "failed" };
    } finally {
      setAsking(false);
    }
  };
  return { answer, failed, asking, refresh };
}

type Known = Extract<BusinessStatusAnswer, { __typename: "BusinessStatusKnown" }>;

/** 存续 or 在业: there is nothing to show (F-80). */
export function isInBusiness(answer: BusinessStatusAnswer): answer is Known {
  return answer.__typename === "BusinessStatusKnown" && answer.inBusiness;
}
