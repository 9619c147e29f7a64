import { useQuery } from "@apollo/client/react";
import { type FormValues, fieldsShown, problemsOfFields } from "@gd/web-shared";
import { Button } from "antd-mobile";
import { useCallback, useState } from "react";
import { CatalogueForm } from "../form/CatalogueForm.js";
import { leadToFirstProblem, useCatalogueForm } from "../form/useCatalogueForm.js";
import type { CatalogueFormFieldsFragment } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { tellDone, tellRefused } from "../ui/tell.js";
import { RecordUploadsQuery, UploadFields } from "../ui/uploads.graphql.js";
import { problemOfMoney } from "./agreement-values.js";
import { DraftStatus } from "./DraftStatus.js";
import { type ProofFiles, ProofPlace } from "./Proofs.js";
import { SubmitSheet } from "./SubmitSheet.js";
import { useDraft } from "./useDraft.js";
import { usePaperSubmission } from "./usePaperSubmission.js";

/** What the pages of an agreement are at the server. */
const AGREEMENT_SCAN = "AGREEMENT_SCAN";

interface PaperFormProps {
  recordId: string;
  form: CatalogueFormFieldsFragment;
  values: FormValues;
  /** Of the form at the server; null where there is none yet. */
  version: number | null;
  /** Typed in this tab before and not at the server yet. */
  unsent: FormValues | null;
  onReload: () => void;
}

/** 已签就业协议登记信息 (F-40): the form with its pictures, saved by itself, submitted after a last look. */
export default function PaperForm({
  recordId,
  form,
  values: initial,
  version,
  unsent,
  onReload,
}: PaperFormProps) {
  const filled = useCatalogueForm(initial);
  const { saver, state } = useDraft(recordId, version, unsent);
  const proofs = useProofs(recordId, form);
  const [made, setMade] = useState(version !== null);
  const [checking, setChecking] = useState(false);
  const [refusedFields, setRefusedFields] = useState<Readonly<Record<string, string>>>({});
  const { submit, sending } = usePaperSubmission(saver);
  const saving = {
    ...filled,
    fill: (entered: FormValues) => {
      filled.fill(entered);
      saver.change({ ...filled.values, ...entered });
    },
  };
  const make = async () => {
    const done = await saver.make(filled.values);
    setMade(done);
    return done;
  };
  const check = () => {
    const complete = proofs.check();
    if (!complete) requestAnimationFrame(leadToFirstProblem);
    if (!filled.check(form, null) || filled.refuse(problemOfMoney(filled.values)) || !complete) return;
    if (proofs.busy) return tellDone("仍有图片正在上传，请等待完成后再提交");
    setChecking(true);
  };
  const send = async () => {
    const values = filled.sent(form, null);
    const refused = await submit({ recordId, values, uploadIds: proofs.ids });
    if (!refused) return;
    setRefusedFields(refused);
    setChecking(false);
  };
  // Only then can the page be led to the first problem: an open sheet holds it still.
  const showRefused = () => {
    const { uploadIds, ...others } = problemsOfFields(refusedFields);
    setRefusedFields({});
    // Never silent: what no field of the page stands for is told by itself.
    const shown = new Set(fieldsShown(form, null).map(({ key }) => key));
    const elsewhere = Object.entries(others).filter(([key]) => !shown.has(key));
    if (elsewhere.length > 0) void tellRefused(elsewhere.map(([, text]) => text).join("；"));
    if (uploadIds) {
      proofs.refuse(uploadIds);
      requestAnimationFrame(leadToFirstProblem);
    }
    filled.refuse(Object.fromEntries(Object.entries(others).map(([key, text]) => [`fields.${key}`, text])));
  };
  return (
    <>
      <DraftStatus state={state} onReload={onReload} />
      <CatalogueForm form={form} subType={null} filled={saving} />
      {proofs.all.map((proof) => (
        <ProofPlace
          key={proof.key}
          recordId={recordId}
          purpose={AGREEMENT_SCAN}
          proof={proof}
          problem={proofs.problems[proof.key]}
          made={made || state.kind === "SAVED"}
          onMake={make}
          onChange={proofs.onChange}
        />
      ))}
      <footer className="action-bar">
        <div className="action-buttons">
          <Button
            className="grow"
            size="large"
            color="primary"
            disabled={state.kind === "STOPPED"}
            onClick={check}
          >
            核对并提交
          </Button>
        </div>
      </footer>
      <SubmitSheet
        form={form}
        values={filled.values}
        files={proofs.summary}
        consequence="提交后由学校（学院）审核；审核开始前可撤回修改。审核通过前不能接受其他签约邀请。"
        open={checking}
        sending={sending}
        onSubmit={() => void send()}
        onClose={() => setChecking(false)}
        onClosed={showRefused}
      />
    </>
  );
}

/** The places for files of this form, and what stands in them. */
function useProofs(recordId: string, form: CatalogueFormFieldsFragment) {
  const { data } = useQuery(RecordUploadsQuery, { variables: { recordId } });
  const [files, setFiles] = useState<Readonly<Record<string, ProofFiles>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const all = form.proofs.flatMap((group) => group.proofs);
  const onChange = useCallback((key: string, found: ProofFiles) => {
    setFiles((before) => ({ ...before, [key]: found }));
    if (found.ids.length > 0) setProblems(({ [key]: _solved, ...others }) => others);
  }, []);
  const ids = all.flatMap(({ key }) => files[key]?.ids ?? []);
  const uploads = (data?.recordUploads ?? []).map((upload) => readFragment(UploadFields, upload));
  return {
    all,
    ids,
    problems,
    onChange,
    busy: all.some(({ key }) => files[key]?.busy),
    check: () => {
      const missing = all.filter(({ key }) => (files[key]?.ids.length ?? 0) === 0 && !files[key]?.busy);
      setProblems(
        Object.fromEntries(missing.map(({ key, label }) => [key, `请上传${label}，每一页都要上传`])),
      );
      return missing.length === 0;
    },
    refuse: (message: string) => setProblems(Object.fromEntries(all.map(({ key }) => [key, message]))),
    summary: all.map(({ key, label }) => ({
      label,
      count: files[key]?.ids.length ?? 0,
      warnings: (files[key]?.ids ?? []).flatMap((id, index) =>
        (uploads.find((upload) => upload.id === id)?.warnings ?? []).map(
          ({ message }) => `第 ${index + 1} 页：${message}，请确认是否清晰完整。`,
        ),
      ),
    })),
  };
}
