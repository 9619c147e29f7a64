import { ExportsTable, usePageTitle } from "@gd/web-kit/desk";
import { PageHeader } from "../parts/page-header.js";

/** 我的下载: what this account has asked for, and how far it is. */
export function DownloadsPage() {
  usePageTitle("我的下载");
  return (
    <>
      <PageHeader
        title="我的下载"
        about="从各列表下载的数据和就业协议书，生成后保留 24 小时，仅本账号可以下载。"
      />
      <section className="panel">
        <ExportsTable />
      </section>
    </>
  );
}
