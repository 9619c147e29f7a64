import { Button, Space } from "antd";
import type { Verdict } from "../gql/graphql.js";
import { hasReturn } from "../menu/queues.js";
import type { QueueRow } from "./queue-documents.js";

interface QueueBesideProps {
  selected: readonly QueueRow[];
  /** Whether rows can be selected here. */
  selects: boolean;
  /** Rows shown in grey, because others have dealt with them. */
  goneCount: number;
  onBulk(verdict: Verdict): void;
  onClearSelection(): void;
  onRemoveGone(): void;
}

/** At the left of the pager: the selection with its verdicts, else the keys; and how many rows are gone. */
export function QueueBeside({ selected, selects, goneCount, ...on }: QueueBesideProps) {
  return (
    <Space size="large">
      {selected.length > 0 ? (
        <Space>
          <span aria-live="polite">
            已选 <b>{selected.length}</b> 条
          </span>
          <Button type="primary" onClick={() => on.onBulk("APPROVE")}>
            批量通过
          </Button>
          {selected.every(({ kind }) => hasReturn(kind)) && (
            <Button onClick={() => on.onBulk("RETURN")}>批量退回修改</Button>
          )}
          <Button danger onClick={() => on.onBulk("REJECT")}>
            批量不通过
          </Button>
          <Button type="text" onClick={on.onClearSelection}>
            取消选择
          </Button>
        </Space>
      ) : (
        <KeyHints selects={selects} />
      )}
      {goneCount > 0 && (
        <span className="gone-notice" role="status">
          {goneCount} 条记录已被处理，以灰色显示
          <Button type="link" size="small" onClick={on.onRemoveGone}>
            移除
          </Button>
        </span>
      )}
    </Space>
  );
}

function KeyHints({ selects }: { selects: boolean }) {
  return (
    <span className="muted key-hints">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> 移动
      </span>
      <span>
        <kbd>Enter</kbd> 打开
      </span>
      {selects && (
        <span>
          <kbd>X</kbd> 选择
        </span>
      )}
    </span>
  );
}
