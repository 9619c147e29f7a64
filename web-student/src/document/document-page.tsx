import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { AgreementPaperDocument } from "../gql/graphql.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { Paper } from "./paper.js";

/** The agreement itself: in WeChat, and where its address was opened without a session. */
export default function DocumentPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(AgreementPaperDocument, { variables: { id } });
  const record = data?.record;
  const document = record && "document" in record ? record.document : null;
  const sheet = record && "statusSheet" in record ? record.statusSheet : null;
  return (
    <Page title="就业协议书" back={`/records/${id}`}>
      {document || sheet ? (
        <>
          {sheet && <Paper title="状态说明" url={sheet.url} downloadUrl={`${sheet.url}?download=1`} />}
          {document && (
            <Paper title="就业协议书" url={document.url} downloadUrl={`${document.url}?download=1`} />
          )}
        </>
      ) : data ? (
        <Notice
          title="未找到该文件"
          text="该文件不存在，或不属于当前登录的毕业生。"
          link={{ to: "/", text: "返回首页" }}
        />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingCards />
      )}
    </Page>
  );
}
