import { DownloadOutlined, EyeOutlined, LoadingOutlined } from "@ant-design/icons";
import { formatDateTime } from "@gd/web-kit";
import { Button, Card } from "antd";
import { AgreementDocumentFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

/** The signed agreement as PDF, once there is one (F-25). */
export function AgreementPaper(props: { agreement: FragmentType<typeof AgreementDocumentFragmentDoc> }) {
  const { document, documentPending, statusSheet } = readFragment(
    AgreementDocumentFragmentDoc,
    props.agreement,
  );
  if (document) {
    return (
      <Card title="就业协议书">
        <p className="document-name">{document.fileName}</p>
        <p className="cell-note">签发时间：{formatDateTime(document.issuedAt)}</p>
        <div className="document-links">
          <Button icon={<EyeOutlined />} href={document.url} target="_blank" rel="noreferrer">
            在线预览
          </Button>
          <Button type="primary" icon={<DownloadOutlined />} href={`${document.url}?download=1`}>
            下载
          </Button>
        </div>
        {statusSheet && (
          <>
            <p>该协议书已不具有效力，请与状态说明一并使用。</p>
            <SheetLinks url={statusSheet.url} />
          </>
        )}
      </Card>
    );
  }
  if (!documentPending && statusSheet) {
    return (
      <Card title="状态说明">
        <p className="cell-note">该协议未生效，没有签发就业协议书。</p>
        <SheetLinks url={statusSheet.url} />
      </Card>
    );
  }
  if (!documentPending) return null;
  return (
    <Card title="就业协议书">
      <p role="status">
        <LoadingOutlined /> 就业协议书正在生成，生成后将自动显示预览和下载入口。
      </p>
    </Card>
  );
}

/** What became of an agreement that is over, for whoever holds its paper. */
function SheetLinks({ url }: { url: string }) {
  return (
    <div className="document-links">
      <Button icon={<EyeOutlined />} href={url} target="_blank" rel="noreferrer">
        查看状态说明
      </Button>
      <Button icon={<DownloadOutlined />} href={`${url}?download=1`}>
        下载状态说明
      </Button>
    </div>
  );
}
