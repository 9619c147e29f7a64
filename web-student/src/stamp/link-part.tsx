import { formatDateTime, useAct } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { useState } from "react";
import { TextEntry } from "../form/text-entry.js";
import { SendStampLinkDocument } from "../gql/graphql.js";
import "./stamp.css";

interface SentLinkProps {
  link: {
    mobileMasked: string;
    sentAt: string;
    expiresAt: string;
    expired: boolean;
    delivery: "UNDER_WAY" | "SENT" | "FAILED";
    deliveryProblem?: string | null;
  };
}

interface LinkPartProps {
  recordId: string;
  /** The one that was sent last. */
  link: SentLinkProps["link"] | null;
}

/** 用人单位协助回传 (F-32): the employer gets a link by SMS; sent again, the older one is dead. */
export function LinkPart({ recordId, link }: LinkPartProps) {
  const [mobile, setMobile] = useState("");
  const sending = useAct(SendStampLinkDocument, {
    done: "短信已提交发送",
    after: () => setMobile(""),
    refetch: "screen",
    fields: ["mobile"],
  });
  const problem = sending.problems.mobile;
  const send = () => {
    if (mobile.trim()) void sending.send({ recordId, mobile: mobile.trim() });
    else sending.setProblems({ mobile: "请填写单位联系人的手机号码" });
  };
  return (
    <>
      <section className="card">
        <h2 className="card-title">请单位协助回传</h2>
        {link && <SentLink link={link} />}
        <TextEntry
          kind="MOBILE"
          label="单位联系人手机号码"
          mandatory
          maxLength={11}
          value={mobile}
          onChange={(value) => {
            setMobile(value);
            sending.setProblems({});
          }}
          help="链接7天内有效，仅可用于本份协议书；单位无需注册账号。"
          {...(problem && { problem })}
        />
        <p className="faint">
          单位上传后自动提交学校（院系）审核，并以消息通知您。请核对单位上传的内容，如有不符，可在审核开始前撤回并重新上传。
        </p>
      </section>
      <footer className="action-bar">
        <div className="action-buttons">
          <Button className="grow" size="large" color="primary" loading={sending.running} onClick={send}>
            {link ? "重新发送链接" : "发送链接"}
          </Button>
        </div>
      </footer>
    </>
  );
}

function SentLink({ link }: SentLinkProps) {
  const { mobileMasked, sentAt, expiresAt, expired, delivery, deliveryProblem } = link;
  if (delivery === "FAILED") {
    return (
      <p className="warning" role="status">
        {formatDateTime(sentAt)}发往 {mobileMasked} 的短信未能送达
        {deliveryProblem ? `：${deliveryProblem}。` : "。"}请核对手机号码后重新发送，或由本人回传。
      </p>
    );
  }
  if (delivery === "UNDER_WAY") {
    return (
      <p className="stamp-sent" role="status">
        正在向 {mobileMasked} 发送短信。重新发送后，原链接失效。
      </p>
    );
  }
  return (
    <p className={expired ? "warning" : "stamp-sent"} role="status">
      已于{formatDateTime(sentAt)}发送至 {mobileMasked}，
      {expired
        ? "链接已过有效期，请重新发送。"
        : `有效期至${formatDateTime(expiresAt)}。重新发送后，原链接失效。`}
    </p>
  );
}
