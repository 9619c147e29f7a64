import { useQuery } from "@apollo/client/react";
import { LoadFailure } from "@gd/web-kit/desk";
import { Navigate, useParams } from "react-router";
import { RecordPlaceDocument } from "../gql/graphql.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { PageSkeleton } from "../parts/page-skeleton.js";

/** Where a message leads: a termination stands on its agreement's page, a verification with the organisation. */
export function RecordPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(RecordPlaceDocument, { variables: { id } });
  const record = data?.record;
  if (record?.__typename === "EmployerVerification") return <Navigate to="/organisation" replace />;
  if (record) {
    const agreementId = "agreementId" in record ? record.agreementId : record.id;
    return <Navigate to={`/agreements/${agreementId}`} replace />;
  }
  if (error) return <LoadFailure error={error} retry={refetch} />;
  if (data) return <NotFoundPage title="未找到该签约记录" />;
  return <PageSkeleton rows={12} />;
}
