import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { Keyset } from "../../list/keyset.js";
import { useDeskLook } from "../look.js";
import "./list.css";

interface ListPagerProps {
  keyset: Keyset;
  /** Rows on this page. */
  rows: number;
  endCursor: string | null | undefined;
}

/** Back and on. A list of a single page has none; a dense desk says how many rows there are instead. */
export function ListPager({ keyset, rows, endCursor }: ListPagerProps) {
  const dense = useDeskLook().lists.density === "DENSE";
  const { after, pageNumber, first, previous } = keyset;
  if (!after && !endCursor) return dense && rows > 0 ? <span className="muted">共 {rows} 条</span> : null;
  const back = dense ? previous : (previous ?? first);
  return (
    <nav className="list-pages" aria-label="翻页">
      {dense && (
        <span className="muted">
          第 {pageNumber} 页，本页 {rows} 条
        </span>
      )}
      {dense && first && <Button onClick={first}>第一页</Button>}
      <Button icon={dense ? undefined : <LeftOutlined />} disabled={!back} onClick={() => back?.()}>
        上一页
      </Button>
      {!dense && <span>第 {pageNumber} 页</span>}
      <Button
        icon={dense ? undefined : <RightOutlined />}
        iconPlacement="end"
        disabled={!endCursor}
        onClick={() => endCursor && keyset.next(endCursor)}
      >
        下一页
      </Button>
    </nav>
  );
}
