import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { KeysetPaging } from "./use-keyset-paging.js";

/** 上一页 / 下一页; nothing where all fits one page. */
export function KeysetPages({
  paging,
  endCursor,
}: {
  paging: KeysetPaging;
  endCursor: string | null | undefined;
}) {
  if (paging.page === 1 && !endCursor) return null;
  return (
    <nav className="keyset-paging" aria-label="翻页">
      <Button icon={<LeftOutlined />} disabled={!paging.previous} onClick={() => paging.previous?.()}>
        上一页
      </Button>
      <span>第 {paging.page} 页</span>
      <Button
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={!endCursor}
        onClick={() => endCursor && paging.next(endCursor)}
      >
        下一页
      </Button>
    </nav>
  );
}
