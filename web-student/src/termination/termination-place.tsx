import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { Navigate } from "react-router";
import { RecordPlaceDocument } from "../gql/graphql.js";
import { LoadingPage } from "../ui/loading-page.js";

/** A termination stands on its agreement's page: its own address leads there; what is none is unknown. */
export function TerminationPlace({ id, unknown }: { id: string; unknown: ReactNode }) {
  const { data, error } = useQuery(RecordPlaceDocument, { variables: { id } });
  const record = data?.record;
  if (record && "agreementId" in record) return <Navigate to={`/records/${record.agreementId}`} replace />;
  return data || error ? unknown : <LoadingPage />;
}
