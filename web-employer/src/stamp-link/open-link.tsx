import { DownloadOutlined } from "@ant-design/icons";
import { formatDateTime, isUnderWay } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Alert, Button } from "antd";
import { useState } from "react";
import type { LinkPage } from "./link.js";
import { PagesOfCopy } from "./pages-of-copy.js";
import type { StampLink } from "./use-stamp-link.js";

/** The three steps: download, stamp and upload, submit. */
export function OpenLink({ link }: { link: StampLink }) {
  const { page } = link;
  const agreement = page?.agreement;
  if (!page || !agreement) return null;
  return (
    <>
      <section className="link-card">
        <h2>{agreement.graduate}同学请贵单位协助回传就业协议书</h2>
        <Facts agreement={agreement} />
        {agreement.returnReason && (
          <Alert
            type="warning"
            showIcon
            title="学校已退回上次回传的协议书"
            description={`退回原因：${agreement.returnReason}`}
          />
        )}
      </section>
      <section className="link-card">
        <h2>
          <span className="link-step">1</span>下载协议书并盖章
        </h2>
        <p>请下载就业协议书，打印后由贵单位签字盖章。</p>
        <Download page={page} onReload={link.reload} />
      </section>
      <section className="link-card">
        <h2>
          <span className="link-step">2</span>上传盖章后的每一页
        </h2>
        <p>
          请按页码顺序上传，要求字迹清晰、无其他杂物干扰、完整不缺页。上传的图片须与盖章的纸质协议书为同一份文件。
        </p>
        <PagesOfCopy link={link} />
      </section>
      <section className="link-card">
        <h2>
          <span className="link-step">3</span>提交学校审核
        </h2>
        <Submit link={link} />
      </section>
    </>
  );
}

function Facts({ agreement }: { agreement: NonNullable<LinkPage["agreement"]> }) {
  const facts = [
    ["毕业院校", agreement.school],
    ["毕业生", agreement.graduate],
    ["签约单位", agreement.employer],
    ["岗位名称", agreement.position],
    ["链接有效期至", formatDateTime(agreement.expiresAt)],
  ] as const;
  return (
    <dl className="link-facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Download({ page, onReload }: { page: LinkPage; onReload: () => Promise<void> }) {
  if (page.documentUrl) {
    return (
      <Button type="primary" size="large" icon={<DownloadOutlined />} href={page.documentUrl} download>
        下载就业协议书（PDF）
      </Button>
    );
  }
  return (
    <>
      <p role="status">就业协议书正在生成，请稍候。</p>
      <Button size="large" onClick={() => void onReload()}>
        刷新
      </Button>
    </>
  );
}

function Submit({ link }: { link: StampLink }) {
  const modal = useModal();
  const [refused, setRefused] = useState<string | null>(null);
  const { kept, queued } = link;
  const busy = queued.some(isUnderWay);
  const warned = kept.filter((upload) => upload.warnings.length > 0).length;
  const ask = () => {
    void modal.confirm({
      title: `确认提交这 ${kept.length} 个文件？`,
      content: warned
        ? `有 ${warned} 个文件可能不清晰或不完整，学校可能退回。提交后直接进入学校审核，不能自行修改。`
        : "提交后直接进入学校审核，不能自行修改。请确认每一页均已上传。",
      okText: "确认提交",
      cancelText: "再检查一下",
      onOk: async () => setRefused(await link.submit()),
    });
  };
  const why = busy
    ? "文件上传完成后即可提交"
    : kept.length === 0
      ? "请先上传盖章后的协议书"
      : `已上传 ${kept.length} 个文件`;
  return (
    <>
      <p role="status">{why}。提交后平台会通知毕业生。</p>
      {refused && <Alert className="link-refused" type="error" showIcon title={refused} />}
      <Button type="primary" size="large" block disabled={busy || kept.length === 0} onClick={ask}>
        提交
      </Button>
    </>
  );
}
