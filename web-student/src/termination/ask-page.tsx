import { useApolloClient, useQuery } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { useCallback, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { ReturnReason } from "../fill/return-reason.js";
import { ChoiceField } from "../form/choice-field.js";
import { TextEntry } from "../form/text-entry.js";
import { readFragment } from "../gql/index.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { tellDone, tellFailed, tellRefused } from "../ui/tell.js";
import { Uploader } from "../ui/uploader.js";
import {
  AgreementTerminationQuery,
  AskTermination,
  LONGEST_TEXT,
  ResubmitTermination,
  TerminationFields,
  TerminationReasonsQuery,
} from "./documents.js";
import "../form/form.css";
import "./termination.css";

/** 发起解约, or sending a returned request again (F-50, F-53). */
export default function AskPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(AgreementTerminationQuery, { variables: { agreementId: id } });
  const found = data?.agreementTermination;
  if (!found) {
    return (
      <Page title="发起解约" back={`/records/${id}`}>
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Closed />
        ) : (
          <LoadingCards />
        )}
      </Page>
    );
  }
  const latest = found.latest && readFragment(TerminationFields, found.latest);
  const returned = latest?.status === "TERMINATION_RETURNED" ? latest : null;
  const title = returned ? "修改解约申请" : "发起解约";
  return (
    <Page title={title} back={`/records/${id}`}>
      {returned && <ReturnReason status={returned.status} timeline={returned.timeline} />}
      {returned || found.mayAsk ? (
        <Form
          agreementId={id}
          terminationId={returned?.id ?? null}
          needsLetter={found.needsLetter}
          start={{ reasonCode: returned?.reasonCode ?? "", explanation: returned?.explanation ?? "" }}
        />
      ) : (
        <Closed why={found.whyNot} />
      )}
    </Page>
  );
}

function Closed({ why }: { why?: string | null }) {
  return (
    <Notice
      title="当前不能发起解约"
      text={why ?? "该协议尚未生效或已经结束。"}
      link={{ to: "/", text: "返回首页" }}
    />
  );
}

interface FormProps {
  agreementId: string;
  /** Of the request that was returned; null for a new one. */
  terminationId: string | null;
  needsLetter: boolean;
  start: { reasonCode: string; explanation: string };
}

function Form({ agreementId, terminationId, needsLetter, start }: FormProps) {
  const { data } = useQuery(TerminationReasonsQuery);
  const [reasonCode, setReasonCode] = useState(start.reasonCode);
  const [explanation, setExplanation] = useState(start.explanation);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const files = useFiles();
  const send = useSend(agreementId, terminationId);

  const submit = async () => {
    const found = {
      ...(!reasonCode && { reasonCode: "请选择解约原因" }),
      ...(!explanation.trim() && { explanation: "请填写解约说明" }),
      ...(files.busy && { uploadIds: "有文件尚未上传完成，请等待完成后再提交" }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setProblems(await send.submit({ reasonCode, explanation, uploadIds: files.ids }));
  };

  const recordId = terminationId ?? agreementId;
  return (
    <>
      <section className="card">
        <ChoiceField
          label="解约原因"
          mandatory
          value={reasonCode}
          onChange={setReasonCode}
          options={data?.catalogue ?? []}
          {...(problems.reasonCode && { problem: problems.reasonCode })}
        />
        <TextEntry
          kind="LONG_TEXT"
          label="解约说明"
          mandatory
          maxLength={LONGEST_TEXT}
          value={explanation}
          onChange={setExplanation}
          {...(problems.explanation && { problem: problems.explanation })}
        />
      </section>
      {problems.uploadIds && (
        <p className="termination-problem" role="alert" ref={showWhole}>
          {problems.uploadIds}
        </p>
      )}
      {needsLetter && (
        <>
          <Uploader
            recordId={recordId}
            purpose="TERMINATION_LETTER"
            title="解约函"
            hint="由用人单位出具并盖章；用人单位未出具的，请在下方上传情况说明。"
            onChange={files.onLetter}
          />
          <Uploader
            recordId={recordId}
            purpose="TERMINATION_STATEMENT"
            title="情况说明"
            hint="用人单位未出具解约函时上传，写明与用人单位沟通的情况并签名。"
            onChange={files.onStatement}
          />
        </>
      )}
      <Uploader
        recordId={recordId}
        purpose="TERMINATION_ATTACHMENT"
        title="附件（选填）"
        onChange={files.onAttachment}
      />
      <footer className="action-bar">
        <div className="action-buttons">
          <Button
            size="large"
            className="grow"
            color="danger"
            loading={send.sending}
            onClick={() => void submit()}
          >
            提交解约申请
          </Button>
        </div>
      </footer>
    </>
  );
}

/** What is wrong may lie outside of the screen, above the button that was pressed. */
function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "center" });
}

interface Chosen {
  ids: string[];
  busy: boolean;
}

const NOTHING: Chosen = { ids: [], busy: false };

/** The files of all three places. */
function useFiles() {
  const [letter, setLetter] = useState(NOTHING);
  const [statement, setStatement] = useState(NOTHING);
  const [attachment, setAttachment] = useState(NOTHING);
  const all = [letter, statement, attachment];
  return {
    ids: all.flatMap(({ ids }) => ids),
    busy: all.some(({ busy }) => busy),
    onLetter: useCallback((ids: string[], busy: boolean) => setLetter({ ids, busy }), []),
    onStatement: useCallback((ids: string[], busy: boolean) => setStatement({ ids, busy }), []),
    onAttachment: useCallback((ids: string[], busy: boolean) => setAttachment({ ids, busy }), []),
  };
}

interface Request {
  reasonCode: string;
  explanation: string;
  uploadIds: string[];
}

function useSend(agreementId: string, terminationId: string | null) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [id] = useState(() => uuidv7());
  const [sending, setSending] = useState(false);

  const mutate = async (request: Request) => {
    if (terminationId) {
      const variables = { input: { id: terminationId, ...request } };
      return (await client.mutate({ mutation: ResubmitTermination, variables })).data?.resubmitTermination;
    }
    const variables = { input: { id, agreementId, ...request } };
    return (await client.mutate({ mutation: AskTermination, variables })).data?.askTermination;
  };
  /** Answers what is wrong, by field; nothing when it was sent. */
  const submit = async (request: Request): Promise<Record<string, string>> => {
    setSending(true);
    try {
      const refusal = refusalOf(await mutate(request));
      if (refusal && Object.keys(refusal.fields).length > 0) return refusal.fields;
      await client.refetchQueries({ include: "active" });
      if (refusal) await tellRefused(refusal.message);
      else {
        tellDone("已提交解约申请");
        await navigate(`/records/${agreementId}`, { replace: true });
      }
    } catch (error) {
      tellFailed(error);
    } finally {
      setSending(false);
    }
    return {};
  };
  return { sending, submit };
}
