import { Modal } from "antd";

const reviewKeys: [string, string][] = [
  ["A", "通过"],
  ["R", "不通过（打开并填写原因）"],
  ["Ctrl + Enter", "提交不通过结论"],
  ["Esc", "收起不通过原因（已填写内容保留）"],
  ["U", "撤销最近一次结论"],
];

const readingKeys: [string, string][] = [
  ["J", "下一条"],
  ["K", "上一条"],
  ["?", "显示快捷键"],
];

/** The keys of the review page. */
export function KeysDialog({ mayReview, onClose }: { mayReview: boolean; onClose(): void }) {
  const keys = mayReview ? [...reviewKeys, ...readingKeys] : readingKeys;
  return (
    <Modal open title="键盘快捷键" width={420} footer={null} onCancel={onClose}>
      <dl className="keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">输入文字时快捷键不起作用。</p>
    </Modal>
  );
}
