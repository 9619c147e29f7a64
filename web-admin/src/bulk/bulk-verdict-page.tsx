import { useApolloClient } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { Skeleton } from "antd";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { type BulkFieldsFragment, BulkVerdictItemsDocument } from "../gql/graphql.js";
import { ListPage } from "../lists/list-page.js";
import { pages } from "../menu/pages.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { verdictWords } from "../verdict/verdict-words.js";
import { BulkItems } from "./bulk-items.js";
import { BulkProgress } from "./bulk-progress.js";
import { useBulk } from "./use-bulk.js";

/** One bulk verdict: how far it is, and what became of each record (F-17). */
export default function BulkVerdictPage() {
  const { id = "" } = useParams();
  const { bulk, error, refetch } = useBulk(id);
  usePageTitle(pages.bulkVerdicts.title);
  useItemsAgain(bulk);
  if (error) return <LoadFailure error={error} retry={refetch} />;
  if (bulk === null) return <NotFoundPage />;
  if (!bulk) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <ListPage
      title={`批量${verdictWords[bulk.verdict]}`}
      about={`${formatDateTime(bulk.startedAt)}提交，共 ${bulk.total} 条`}
      acts={<Link to={pages.bulkVerdicts.address}>全部批量审核记录</Link>}
    >
      <BulkProgress bulk={bulk} />
      {bulk.reason && <p className="dialog-text">原因：{bulk.reason}</p>}
      <BulkItems bulkId={id} />
    </ListPage>
  );
}

/** Each lot that was counted has rows of its own below. */
function useItemsAgain(bulk: BulkFieldsFragment | null | undefined): void {
  const client = useApolloClient();
  const dealtWith = bulk ? bulk.done + bulk.refused : 0;
  useEffect(() => {
    if (dealtWith > 0) client.refetchQueries({ include: [BulkVerdictItemsDocument] }).catch(() => undefined);
  }, [client, dealtWith]);
}
