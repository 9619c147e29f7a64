import { formatDateTime } from "@gd/web-kit";
import { Alert, App, Button, Spin } from "antd";
import type { ReactNode } from "react";
import {
  type BusinessStatusAnswer,
  type BusinessStatusReading,
  isInBusiness,
} from "./use-business-status.js";

const LOOKUP_URL = "https://www.gsxt.gov.cn/";

/**
 * What the 国家企业信用信息公示系统 says of the employer: nothing where it is 存续 or 在业, a warning for any other
 * status, and how to find out where it gives no answer (F-80). Never in the way of a verdict.
 */
export function BusinessStatus({ reading }: { reading: BusinessStatusReading }) {
  const { message } = App.useApp();
  const { answer, failed, asking, refresh } = reading;
  const ask = async () => {
    const outcome = await refresh();
    if (outcome.kind === "refused") message.warning(outcome.message);
    else if (outcome.kind === "failed") message.error("状态刷新失败，请稍后再试");
    // What is in business leaves nothing on the page that would tell of the answer.
    else if (isInBusiness(outcome.answer)) message.success(`单位登记状态正常：${outcome.answer.status}`);
  };
  if (!failed && (!answer || isInBusiness(answer))) return null;
  const shown = wordsFor(answer ?? null);
  return (
    <Alert
      className="business-status"
      type={shown.type}
      showIcon
      title={shown.title}
      description={shown.description}
      action={
        <span className="business-status-acts">
          <Button size="small" loading={asking} onClick={ask}>
            刷新
          </Button>
          <Button
            size="small"
            type="link"
            href={answer?.lookupUrl ?? LOOKUP_URL}
            target="_blank"
            rel="noreferrer"
          >
            自行查询
          </Button>
        </span>
      }
    />
  );
}

/** In the head of the section: the page does not move when the answer comes. */
export function BusinessStatusAsking({
  reading: { answer, failed, asking },
}: {
  reading: BusinessStatusReading;
}) {
  if (!asking || failed || answer !== undefined) return null;
  return (
    <span className="business-status-asking muted" role="status">
      <Spin size="small" /> 正在查询单位登记状态
    </span>
  );
}

interface Words {
  type: "error" | "warning";
  title: string;
  description: ReactNode;
}

function wordsFor(answer: BusinessStatusAnswer | null): Words {
  if (answer?.__typename === "BusinessStatusKnown") {
    return {
      type: "error",
      title: `单位登记状态：${answer.status}`,
      description: `国家企业信用信息公示系统，截至${formatDateTime(answer.asOf)}。请核实单位情况后再审核。`,
    };
  }
  const last = answer?.lastKnown;
  return {
    type: "warning",
    title: answer?.message ?? "暂时无法获取最新状态",
    description: last
      ? `上次查询（${formatDateTime(last.asOf)}）：${last.status}。不影响审核，可刷新或自行查询。`
      : "国家企业信用信息公示系统未及时答复，不影响审核，可刷新或自行查询。",
  };
}
