import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { LoadFailure } from "@gd/web-kit/desk";
import { Alert, Button, Card, Form, Steps } from "antd";
import { useRef, useState } from "react";
import {
  CatalogueFormFieldsFragmentDoc,
  SubmitVerificationDocument,
  UploadFieldsFragmentDoc,
  type VerificationFieldsFragment,
  VerificationFormDocument,
  VerificationProofsDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageSkeleton } from "../parts/page-skeleton.js";
import { MaterialsStep } from "./materials-step.js";
import { OrganisationStep } from "./organisation-step.js";
import { PersonStep } from "./person-step.js";
import { SubmitStep } from "./submit-step.js";
import { useDraft } from "./use-draft.js";
import {
  fieldNameOf,
  inputOf,
  missingOf,
  stepOf,
  type VerificationValues,
  valuesOf,
} from "./verification-values.js";

interface VerificationFormProps {
  recordId: string;
  /** The record as the server has it; null until something was saved. */
  begun: VerificationFieldsFragment | null;
  /** What the form begins with. */
  start: VerificationFieldsFragment["form"] | null;
  reread(): Promise<unknown>;
}

const STEPS = ["单位信息", "网签负责人", "认证材料", "核对提交"] as const;

/** The wizard: whatever is typed is kept at the server, and every step says what is missing (F-70). */
export function VerificationForm({ recordId, begun, start, reread }: VerificationFormProps) {
  const [form] = Form.useForm<VerificationValues>();
  const [step, setStep] = useState(0);
  // Only what a person asked for holds the buttons: the draft saves itself while somebody types.
  const [asked, setAsked] = useState(false);
  const initial = useRef(valuesOf(start));
  const watched: Partial<VerificationValues> | undefined = Form.useWatch([], { form, preserve: true });
  const values: VerificationValues = { ...initial.current, ...watched };
  const { organisationForm, method } = values;
  const described = useQuery(VerificationFormDocument, { variables: { method }, fetchPolicy: "cache-first" });
  const wanted = useQuery(VerificationProofsDocument, {
    variables: { organisationForm, method },
    fetchPolicy: "cache-first",
  });
  const draft = useDraft(recordId, begun ? (start?.version ?? null) : null);
  const uploads = readFragment(UploadFieldsFragmentDoc, begun?.uploads ?? []);
  const submitting = useAct(SubmitVerificationDocument, {
    done: "已提交，请等待平台审核",
    refetch: "screen",
    fields: () => true,
    refusal: "here",
    failure: "here",
  });
  const catalogue = readFragment(
    CatalogueFormFieldsFragmentDoc,
    (described.data ?? described.previousData)?.verificationForm,
  );
  const proofs = (wanted.data ?? wanted.previousData)?.verificationProofs ?? [];
  if (described.error) return <LoadFailure error={described.error} retry={described.refetch} />;
  if (!catalogue) return <PageSkeleton rows={10} />;

  const all = () => form.getFieldsValue(true) as VerificationValues;
  const save = async () => {
    const saved = await draft.save(inputOf(all()));
    if (saved && !begun) await reread();
    return saved;
  };
  const saveNow = async () => {
    setAsked(true);
    try {
      return await save();
    } finally {
      setAsked(false);
    }
  };
  const go = async (to: number) => {
    if (await saveNow()) setStep(to);
  };
  const submit = async () => {
    if (!(await save())) return;
    const uploadIds = uploads.filter(({ state }) => state === "COMPLETE").map(({ id }) => id);
    const outcome = await submitting.send({ id: recordId, form: { ...inputOf(all()), uploadIds } });
    if (outcome.kind !== "refused") return;
    const problems = Object.entries(outcome.refusal.fields);
    form.setFields(
      problems.map(([path, message]) => ({ name: fieldNameOf(path), errors: [message] })) as never,
    );
    const [first] = problems;
    if (first) setStep(stepOf(first[0], catalogue.sections));
  };
  const missing = missingOf(catalogue, proofs, values, uploads);
  const shown = { form: catalogue, organisationForm };
  const at = (index: number) => (index === step ? "onboarding-step" : "onboarding-step onboarding-hidden");
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial.current}
      onValuesChange={() => draft.saveSoon(() => inputOf(all()))}
      scrollToFirstError
    >
      <Card className="onboarding-step">
        <Steps
          size="small"
          responsive
          current={step}
          onChange={(to) => void go(to)}
          items={STEPS.map((title) => ({ title }))}
        />
      </Card>
      {submitting.message && (
        <Alert type="error" showIcon title={submitting.message} className="onboarding-step" role="alert" />
      )}
      {draft.problem && (
        <Alert type="error" showIcon title={draft.problem} className="onboarding-step" role="alert" />
      )}
      <div className={at(0)}>
        <OrganisationStep {...shown} values={values} />
      </div>
      <div className={at(1)}>
        <PersonStep {...shown} />
      </div>
      <div className={at(2)}>
        <MaterialsStep
          {...shown}
          method={method}
          recordId={recordId}
          begun={begun}
          proofs={proofs}
          uploads={uploads}
          values={values}
          save={save}
          reread={reread}
        />
      </div>
      <div className={at(3)}>
        <SubmitStep missing={missing} onGo={(to) => setStep(to)} />
      </div>
      <div className="onboarding-buttons">
        {step > 0 && <Button onClick={() => void go(step - 1)}>上一步</Button>}
        {step < STEPS.length - 1 && (
          <Button type="primary" loading={asked} onClick={() => void go(step + 1)}>
            下一步
          </Button>
        )}
        <Button loading={asked} onClick={() => void saveNow()}>
          暂存
        </Button>
        {/* After 暂存, because a second click meant for 下一步 must not submit. */}
        {step === STEPS.length - 1 && (
          <Button
            type="primary"
            disabled={missing.length > 0}
            loading={submitting.running}
            onClick={() => void submit()}
          >
            提交审核
          </Button>
        )}
        <span className="onboarding-saved" role="status">
          {draft.saving ? "正在暂存…" : draft.savedAt && `已暂存 ${draft.savedAt}`}
        </span>
      </div>
    </Form>
  );
}
