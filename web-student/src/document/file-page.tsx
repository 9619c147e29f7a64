import { useQuery } from "@apollo/client/react";
import { useParams } from "react-router";
import { inWeChat, OPEN_IN_BROWSER } from "../app/in-wechat.js";
import { OneUploadDocument, UploadFieldsFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PdfPages } from "../pdf/pdf-pages.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import "./document.css";

/** One file of a record: a PDF, and any where its address was opened without a session or too late. */
export default function FilePage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(OneUploadDocument, {
    variables: { id },
    // Its addresses hold for some minutes.
    fetchPolicy: "network-only",
  });
  const file = readFragment(UploadFieldsFragmentDoc, data?.upload);
  return (
    <Page title={file?.purposeLabel ?? "查看文件"} back="/">
      {file ? (
        <>
          <div className="paper-ways">
            {inWeChat && <p className="warning">{OPEN_IN_BROWSER}</p>}
            <p className="faint">{file.fileName}</p>
            <a className="link-button link-button-primary" href={file.originalUrl ?? undefined} download>
              下载原文件
            </a>
          </div>
          {file.kind === "PDF" ? (
            file.url && <PdfPages url={file.url} fileName={file.fileName} />
          ) : (
            <img className="paper" src={file.url ?? undefined} alt={file.fileName} />
          )}
        </>
      ) : data ? (
        <Notice
          title="未找到该文件"
          text="该文件已被移除，或不属于当前登录的毕业生。"
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
