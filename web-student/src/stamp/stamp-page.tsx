import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { ReturnReason } from "../fill/return-reason.js";
import { type StampedCopyQuery as Answer, StampedCopyDocument } from "../gql/graphql.js";
import { DocumentCard } from "../record/document-card.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { LinkPart } from "./link-part.js";
import { UploadPart } from "./upload-part.js";
import "../form/form.css";
import "../record/record.css";
import "./stamp.css";

const WAYS = [
  { way: "OWN", title: "本人回传", text: "将单位盖章后的协议书逐页拍照上传" },
  { way: "LINK", title: "请单位协助回传", text: "向单位发送短信链接，由单位下载、盖章并上传" },
  { way: "STATEMENT", title: "不能盖章，提交情况说明", text: "协议内容有误或单位不同意盖章" },
] as const;

const ASK_AGAIN_MS = 3_000;

type Way = (typeof WAYS)[number]["way"];

/** 回传协议书 (F-32…F-34): the stamped copy by oneself or by the employer, or a statement instead. */
export default function StampPage() {
  const { id = "" } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(StampedCopyDocument, {
    variables: { id },
  });
  const record = data?.record;
  const underWay = record?.__typename === "Agreement" && record.stampLink?.delivery === "UNDER_WAY";
  // Nobody is told of an SMS that is taken or given up: it is asked about while somebody looks.
  useEffect(() => {
    if (!underWay) return;
    startPolling(ASK_AGAIN_MS);
    return stopPolling;
  }, [underWay, startPolling, stopPolling]);
  return (
    <Page title="回传协议书" back={`/records/${id}`}>
      {record?.__typename === "Agreement" && <Ways key={id} agreement={record} />}
      {data && record?.__typename !== "Agreement" && (
        <Notice
          title="未找到该记录"
          text="该记录不存在，或不属于当前登录的毕业生。"
          link={{ to: "/", text: "返回首页" }}
        />
      )}
      {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards />)}
    </Page>
  );
}

type AgreementToStamp = Extract<NonNullable<Answer["record"]>, { __typename: "Agreement" }>;

function Ways({ agreement }: { agreement: AgreementToStamp }) {
  const [way, setWay] = useState<Way>("OWN");
  const { id, statusLabel, availableActions, stampLink } = agreement;
  const allowed = (act: string) => availableActions.some((one) => one.act === act && one.allowed);
  if (!allowed("SUBMIT_SIGNING")) {
    const why = availableActions.find(({ act }) => act === "SUBMIT_SIGNING")?.reason;
    return (
      <Notice
        title="当前无需回传"
        text={why ?? `该协议的当前状态为「${statusLabel}」。`}
        link={{ to: `/records/${id}`, text: "查看签约详情" }}
      />
    );
  }
  const ways = WAYS.filter((one) => one.way !== "LINK" || allowed("SEND_STAMP_LINK"));
  return (
    <>
      <ReturnReason record={agreement} />
      <DocumentCard agreement={agreement} />
      <section className="card">
        <h2 className="card-title" id="stamp-way">
          回传方式
        </h2>
        <div role="radiogroup" aria-labelledby="stamp-way" className="stamp-ways">
          {ways.map((one) => (
            <label key={one.way} className="entry-answer stamp-way">
              <input
                type="radio"
                name="stamp-way"
                checked={one.way === way}
                onChange={() => setWay(one.way)}
              />
              <span>
                {one.title}
                <small>{one.text}</small>
              </span>
            </label>
          ))}
        </div>
      </section>
      {way === "LINK" ? (
        <LinkPart recordId={id} link={stampLink ?? null} />
      ) : (
        <UploadPart key={way} recordId={id} statement={way === "STATEMENT"} />
      )}
    </>
  );
}
