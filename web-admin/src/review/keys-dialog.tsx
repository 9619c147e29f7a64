import { Dialog } from "@gd/web-kit/desk";

const reviewKeys: [string, string][] = [
  ["A", "通过"],
  ["B", "退回修改（打开并填写原因）"],
  ["R", "不通过（打开并填写原因）"],
  ["Ctrl + Enter", "提交退回修改或不通过结论"],
  ["Esc", "收起原因（已填写内容保留）"],
  ["U", "撤销最近一次结论"],
];

const readingKeys: [string, string][] = [
  ["J", "下一条"],
  ["K", "上一条"],
  ["?", "显示快捷键"],
];

const pictureKeys: [string, string][] = [
  ["← →", "上一张、下一张材料"],
  ["+ −", "放大、缩小材料"],
  ["[ ]", "向左、向右旋转材料"],
  ["0", "材料恢复原样"],
];

interface KeysDialogProps {
  mayReview: boolean;
  /** The record has pictures, which have keys of their own. */
  hasPictures: boolean;
  onClose(): void;
}

/** The keys of the review page. */
export function KeysDialog({ mayReview, hasPictures, onClose }: KeysDialogProps) {
  const keys = [...(mayReview ? reviewKeys : []), ...readingKeys, ...(hasPictures ? pictureKeys : [])];
  return (
    <Dialog open title="键盘快捷键" width={420} footer={null} onCancel={onClose}>
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
    </Dialog>
  );
}
