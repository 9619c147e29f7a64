import { useApolloClient } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { useEffect, useState } from "react";
import {
  type BusinessStatusFragment,
  BusinessStatusFragmentDoc,
  EmployerStatusDocument,
  RefreshEmployerStatusDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";

export type BusinessStatusAnswer = BusinessStatusFragment;

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
      .query({ query: EmployerStatusDocument, variables: { recordId }, fetchPolicy: "no-cache" })
      .then(
        ({ data }) =>
          !left && setAnswer(readFragment(BusinessStatusFragmentDoc, data?.employerStatus) ?? null),
        () => !left && setFailed(true),
      )
      .finally(() => !left && setAsking(false));
    return () => {
      left = true;
    };
  }, [client, recordId]);

  const refreshing = useAct(RefreshEmployerStatusDocument, { refusal: "here", failure: "here" });
  const refresh = async (): Promise<RefreshOutcome> => {
    const outcome = await refreshing.send({ recordId });
    if (outcome.kind === "refused") return { kind: "refused", message: outcome.refusal.message };
    if (outcome.kind !== "done") return { kind: "failed" };
    const heard = readFragment(BusinessStatusFragmentDoc, outcome.answer);
    setAnswer(heard);
    setFailed(false);
    return { kind: "answered", answer: heard };
  };
  return { answer, failed, asking: asking || refreshing.running, refresh };
}

type Known = Extract<BusinessStatusAnswer, { __typename: "BusinessStatusKnown" }>;

/** 存续 or 在业: there is nothing to show (F-80). */
export function isInBusiness(answer: BusinessStatusAnswer): answer is Known {
  return answer.__typename === "BusinessStatusKnown" && answer.inBusiness;
}
