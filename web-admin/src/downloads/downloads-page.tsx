import { ExportsTable, usePageTitle } from "@gd/web-kit/desk";
import { ListPage } from "../lists/list-page.js";
import { pages } from "../menu/pages.js";

/** 我的下载: what this account has asked for, and how far it is. */
export default function DownloadsPage() {
  const { title, about } = pages.downloads;
  usePageTitle(title);
  return (
    <ListPage title={title} about={about}>
      <ExportsTable />
    </ListPage>
  );
}
