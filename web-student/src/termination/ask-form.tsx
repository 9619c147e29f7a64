import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { LONGEST_TEXT } from "@gd/web-kit/sides";
import { Button } from "antd-mobile";
import { useState } from "react";
import { useNavigate } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { ChoiceField } from "../form/choice-field.js";
import { TextEntry } from "../form/text-entry.js";
import {
  AskTerminationDocument,
  ResubmitTerminationDocument,
  TerminationReasonsDocument,
} from "../gql/graphql.js";
import { ask } from "../ui/tell.js";
import { Uploader } from "../ui/uploader.js";
import { useLetters } from "./use-letters.js";
import "./termination.css";

interface AskFormProps {
  agreementId: string;
  /** Of the request that was returned; null for a new one. */
  terminationId: string | null;
  needsLetter: boolean;
  start: { reasonCode: string; explanation: string };
  /** How many requests the school allows and how many there were; null: it sets no limit. */
  limit?: number | null;
  asked?: number | null;
}

/** Reason, explanation and letters of a request to end an agreement (F-50), or of one that was returned (F-53). */
export default function AskForm({
  agreementId,
  terminationId,
  needsLetter,
  start,
  ...counted
}: AskFormProps) {
  const { data } = useQuery(TerminationReasonsDocument);
  const [reasonCode, setReasonCode] = useState(start.reasonCode);
  const [explanation, setExplanation] = useState(start.explanation);
  const letters = useLetters(terminationId ?? agreementId, needsLetter);
  const { request, problems, setProblems, running } = useRequest(agreementId, terminationId);

  const submit = async () => {
    const found = {
      ...(!reasonCode && { reasonCode: "请选择解约原因" }),
      ...(!explanation.trim() && { explanation: "请填写解约说明" }),
      ...(letters.busy && { uploadIds: "有文件尚未上传完成，请等待完成后再提交" }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    if (await ask(questionOf(counted, terminationId !== null)))
      request({ reasonCode, explanation, uploadIds: letters.ids });
  };
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
      {letters.places.map((place) => (
        <Uploader key={place.purpose} {...place} />
      ))}
      <footer className="action-bar">
        <div className="action-buttons">
          <Button
            size="large"
            className="grow"
            color="danger"
            loading={running}
            onClick={() => void submit()}
          >
            提交解约申请
          </Button>
        </div>
      </footer>
    </>
  );
}

/** What it costs: the agreement itself, and one of the requests that the school allows (P-11). */
function questionOf({ limit, asked }: Pick<AskFormProps, "limit" | "asked">, again: boolean) {
  const left = limit == null || again ? null : limit - (asked ?? 0) - 1;
  return {
    title: "确认申请解约？",
    content: `解约经审核通过后，就业协议即行终止，不可恢复；协议约定违约金的，您可能需要承担。${
      left === null
        ? ""
        : `学校规定最多可申请 ${limit} 次，本次提交后还可申请 ${Math.max(0, left)} 次，撤回的也计入次数。`
    }`,
    confirmText: "确认提交",
  };
}

/** What is wrong may lie outside of the screen, above the button that was pressed. */
function showWhole(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "center" });
}

interface Request {
  reasonCode: string;
  explanation: string;
  uploadIds: string[];
}

/** Sends a new request, or the returned one again; one after the other is on the screen. */
function useRequest(agreementId: string, terminationId: string | null) {
  const navigate = useNavigate();
  const [id] = useState(() => uuidv7());
  const options = {
    after: () => navigate(`/records/${terminationId ?? id}/submitted`, { replace: true }),
    refetch: "screen",
    fields: () => true,
  } as const;
  const asking = useAct(AskTerminationDocument, options);
  const again = useAct(ResubmitTerminationDocument, options);
  const { problems, setProblems, running } = terminationId ? again : asking;
  const request = (given: Request) =>
    void (terminationId
      ? again.send({ input: { id: terminationId, ...given } })
      : asking.send({ input: { id, agreementId, ...given } }));
  return { request, problems, setProblems, running };
}
