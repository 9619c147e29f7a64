import { Button, Select, Space } from "antd";
import type { Verdict } from "../gql/graphql.js";
import { pageSizes, type QueueSearch } from "./queue-filter.js";

interface QueuePagerProps {
  search: QueueSearch;
  pageNumber: number;
  rowCount: number;
  selectedCount: number;
  /** Rows shown in grey, because others have dealt with them. */
  goneCount: number;
  /** Whether rows can be selected here. */
  selects: boolean;
  /** Whether all that is selected may be returned (F-26). */
  returns: boolean;
  /** null where there is no such page. */
  previous: (() => void) | null;
  first: (() => void) | null;
  next: (() => void) | null;
  onSize(size: number): void;
  onBulk(verdict: Verdict): void;
  onClearSelection(): void;
  onRemoveGone(): void;
}

/** Stays at the bottom of the window: the selection with its verdicts on the left, paging on the right. */
export function QueuePager(props: QueuePagerProps) {
  const { search, pageNumber, rowCount, selectedCount, previous, first, next } = props;
  return (
    <div className="queue-pager">
      {selectedCount > 0 ? (
        <Space>
          <span aria-live="polite">
            已选 <b>{selectedCount}</b> 条
          </span>
          <Button type="primary" onClick={() => props.onBulk("APPROVE")}>
            批量通过
          </Button>
          {props.returns && <Button onClick={() => props.onBulk("RETURN")}>批量退回修改</Button>}
          <Button danger onClick={() => props.onBulk("REJECT")}>
            批量不通过
          </Button>
          <Button type="text" onClick={props.onClearSelection}>
            取消选择
          </Button>
        </Space>
      ) : (
        <span className="muted key-hints">
          <span>
            <kbd>J</kbd> <kbd>K</kbd> 移动
          </span>
          <span>
            <kbd>Enter</kbd> 打开
          </span>
          {props.selects && (
            <span>
              <kbd>X</kbd> 选择
            </span>
          )}
        </span>
      )}
      {props.goneCount > 0 && (
        <span className="gone-notice" role="status">
          {props.goneCount} 条记录已被处理，以灰色显示
          <Button type="link" size="small" onClick={props.onRemoveGone}>
            移除
          </Button>
        </span>
      )}
      <Space>
        <span className="muted">
          第 {pageNumber} 页，本页 {rowCount} 条
        </span>
        {first && !previous && <Button onClick={first}>第一页</Button>}
        <Button onClick={() => previous?.()} disabled={!previous}>
          上一页
        </Button>
        <Button onClick={() => next?.()} disabled={!next}>
          下一页
        </Button>
        <Select
          aria-label="每页条数"
          value={search.size}
          onChange={props.onSize}
          options={pageSizes.map((value) => ({ value, label: `${value} 条/页` }))}
        />
      </Space>
    </div>
  );
}
