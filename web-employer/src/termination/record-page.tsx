import { useQuery } from "@apollo/client/react";
import { Skeleton } from "antd";
import { Navigate, useParams } from "react-router";
import { NotFoundPage } from "../app/not-found-page.js";
import { LoadFailed } from "../feedback/load-failed.js";
import { graphql } from "../gql/index.js";

const RecordPlaceDocument = graphql(`
  query RecordPlace($id: ID!) {
    record(id: $id) {
      id
      ... on Termination {
        agreementId
      }
    }
  }
`);

/** Where a message leads: a termination stands on its agreement's page. */
export function RecordPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(RecordPlaceDocument, { variables: { id } });
  const record = data?.record;
  if (record) {
    const agreementId = "agreementId" in record ? record.agreementId : record.id;
    return <Navigate to={`/agreements/${agreementId}`} replace />;
  }
  if (error) return <LoadFailed error={error} retry={refetch} />;
  if (data) return <NotFoundPage title="未找到该签约记录" />;
  return (
    <section className="panel" aria-busy="true">
      <Skeleton active title={{ width: 240 }} paragraph={{ rows: 12 }} />
    </section>
  );
}
