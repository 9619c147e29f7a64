import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useAct } from "../../acts/use-act.js";
import {
  type ExportKind,
  ExportShownFragmentDoc,
  ExportsDocument,
  type ListQuery,
  StartExportDocument,
} from "../../gql/graphql.js";
import { readFragment } from "../../gql/index.js";
import type { AskedList } from "../list/asked-list.js";
import { fetchFile } from "./fetch-file.js";

interface DownloadMenuProps {
  asked: AskedList;
  /** Whether its records are returned for changes: 导出退回修改学生名单. */
  returned?: boolean;
  /** Whether its records have a 就业协议书. */
  agreements?: boolean;
}

/**
 * 下载当前查询数据 and what else a list gives. What is small comes at once; the rest is made in the background, and nothing
 * waits for it.
 */
export function DownloadMenu({ asked, returned = false, agreements = false }: DownloadMenuProps) {
  const start = useAct(StartExportDocument, {
    title: "未能下载",
    refetch: [ExportsDocument],
    after: (answer) => {
      const { address, fileName } = readFragment(ExportShownFragmentDoc, answer);
      if (address) fetchFile(address, fileName);
    },
    done: (answer) =>
      readFragment(ExportShownFragmentDoc, answer).address
        ? null
        : "已开始在后台生成，可继续其他操作，完成后在「我的下载」中下载",
  });
  // Named by the list's own document; the server knows which lists there are.
  const list = asked as unknown as ListQuery;
  const item = (kind: ExportKind, label: string) => ({
    key: kind,
    label,
    onClick: () => void start.send({ list, kind }),
  });
  const items = [
    item("ROWS_XLSX", "下载当前查询数据（XLSX）"),
    item("ROWS_CSV", "下载当前查询数据（CSV）"),
    ...(returned ? [item("RETURNED_XLSX", "导出退回修改学生名单")] : []),
    ...(agreements ? [item("AGREEMENTS_ZIP", "下载就业协议书（PDF 压缩包）")] : []),
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }} placement="bottomRight">
      <Button icon={<DownloadOutlined aria-hidden />} loading={start.running}>
        下载
      </Button>
    </Dropdown>
  );
}
