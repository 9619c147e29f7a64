import { Button } from "antd-mobile";
import { useCallback, useState } from "react";
import { useNavigate } from "react-router";
import { SubmitStampedCopyDocument } from "../gql/graphql.js";
import { tell } from "../ui/tell.js";
import { Uploader } from "../ui/uploader.js";
import { useAskedAct } from "../ui/use-asked-act.js";
import "../form/form.css";
import "./stamp.css";

const OF_COPY = {
  purpose: "AGREEMENT_SCAN",
  title: "已盖章的就业协议书",
  hint: "每一页都要上传，字迹清晰、无其他杂物干扰、完整不缺页；盖章的协议书与上传的图片须为同一份。",
  missing: "请上传已盖章的就业协议书，每一页都要上传",
  submit: "提交签约审核",
  question: "提交后由学校（院系）审核；审核开始前可撤回并重新上传。请确认每一页均已上传。",
} as const;

const OF_STATEMENT = {
  purpose: "STATEMENT",
  title: "情况说明",
  hint: "写明协议内容有误或单位不同意盖章的情况，并由本人签名。",
  missing: "请上传情况说明",
  submit: "提交情况说明",
  question: "提交后由学校审核不通过，本份协议书作废，您可重新填写签约申请。请确认不再使用本份协议书。",
} as const;

interface UploadPartProps {
  recordId: string;
  /** A 情况说明 instead of the stamped copy (F-34). */
  statement: boolean;
}

/** The files and their submission for the signing review. */
export function UploadPart({ recordId, statement }: UploadPartProps) {
  const words = statement ? OF_STATEMENT : OF_COPY;
  const navigate = useNavigate();
  const [files, setFiles] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false });
  const submission = useAskedAct(
    SubmitStampedCopyDocument,
    { title: words.submit, content: words.question, confirmText: "确认提交" },
    {
      after: () => navigate(`/records/${recordId}/submitted`, { replace: true }),
      fields: ["uploadIds"],
    },
  );
  const { setProblems } = submission;
  const problem = submission.problems.uploadIds;
  const onChange = useCallback(
    (ids: string[], busy: boolean) => {
      setFiles({ ids, busy });
      if (ids.length > 0) setProblems({});
    },
    [setProblems],
  );
  const check = () => {
    if (files.busy) return tell.done("仍有图片正在上传，请等待完成后再提交");
    if (files.ids.length === 0) return setProblems({ uploadIds: words.missing });
    void submission.ask({ id: recordId, uploadIds: files.ids });
  };
  return (
    <>
      <div className={problem ? "entry-wrong" : undefined}>
        <Uploader
          recordId={recordId}
          purpose={words.purpose}
          title={words.title}
          hint={words.hint}
          onChange={onChange}
        />
        {problem && (
          <p className="entry-problem stamp-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <footer className="action-bar">
        <div className="action-buttons">
          <Button
            className="grow"
            size="large"
            color={statement ? "danger" : "primary"}
            loading={submission.running}
            onClick={check}
          >
            {words.submit}
          </Button>
        </div>
      </footer>
    </>
  );
}
