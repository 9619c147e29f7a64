import type { Outcome } from "@gd/web-kit";
import { showRefusal } from "@gd/web-kit/desk";
import { Alert, Button, Card, Form } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { InvitationTermsInput } from "../gql/graphql.js";
import { JobFields } from "./job-fields.js";
import { OtherTermsFields } from "./other-terms-fields.js";
import { PreviewButton } from "./preview-button.js";
import { TemplateChoice } from "./template-choice.js";
import { emptyJob, type TermsValues, termOfPath, termsInput } from "./terms.js";
import { ValidityFields } from "./validity-fields.js";

interface TermsFormProps {
  starting: TermsValues;
  /** Cohort whose catalogue and closing date hold. */
  cohort: number;
  running: boolean;
  submitLabel: string;
  /** Why nothing can be sent at present; the form can still be read. */
  closedReason: string | null;
  touched: () => void;
  submit: (terms: InvitationTermsInput) => Promise<Outcome<unknown>>;
  cancelTo: string;
  /** Whose agreement the preview shows, as it would be printed. */
  previewOf?: string | undefined;
}

/** The terms of an invitation (F-21): job, validity, contact; what the agreement may print besides, folded away. */
export function TermsForm(props: TermsFormProps) {
  const { starting, cohort, running } = props;
  const [form] = Form.useForm<TermsValues>();
  const [othersOpen, setOthersOpen] = useState(() => hasOtherTerms(starting));
  const [above, setAbove] = useState<string | null>(null);
  /** What is filled in, once the form's own rules let it pass. */
  const termsOf = async (): Promise<InvitationTermsInput | null> => {
    try {
      return termsInput(await form.validateFields());
    } catch {
      return null;
    }
  };

  const take = (template: TermsValues): void => {
    form.setFieldsValue({ ...template, job: { ...emptyJob(), ...template.job } });
    setOthersOpen(hasOtherTerms(template));
    props.touched();
  };
  const submit = async (values: TermsValues): Promise<void> => {
    setAbove(null);
    const outcome = await props.submit(termsInput(values));
    if (outcome.kind !== "refused") return;
    const { above: rest, placed } = showRefusal(form, outcome.refusal, termOfPath);
    if (placed.some(({ name }) => isOtherTerm(name))) setOthersOpen(true);
    setAbove(rest);
    const first = placed[0];
    // Once the fields folded away are there to be scrolled to.
    if (first) setTimeout(() => form.scrollToField(first.name, { block: "center", focus: true }));
    else window.scrollTo({ top: 0 });
  };

  return (
    <Form<TermsValues>
      form={form}
      layout="vertical"
      initialValues={starting}
      onValuesChange={props.touched}
      onFinish={(values) => void submit(values)}
      onFinishFailed={({ errorFields }) => {
        const names = errorFields.map((field) => field.name.map(String));
        if (names.some(isOtherTerm)) setOthersOpen(true);
        if (names[0]) form.scrollToField(names[0], { block: "center", focus: true });
      }}
      scrollToFirstError={false}
    >
      {above && <Alert type="error" showIcon title={above} className="page-notice" role="alert" />}
      <Card title="岗位信息" className="terms-card" extra={<TemplateChoice take={take} />}>
        <JobFields cohort={cohort} />
        <ValidityFields cohort={cohort} />
      </Card>
      <OtherTermsFields open={othersOpen} toggle={setOthersOpen} />
      <div className="form-buttons">
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          loading={running}
          disabled={props.closedReason !== null}
        >
          {props.submitLabel}
        </Button>
        {props.previewOf && <PreviewButton favouriteId={props.previewOf} termsOf={termsOf} />}
        <Link to={props.cancelTo}>
          <Button size="large">取消</Button>
        </Link>
        <span className="cell-note">邀请函发出后，请在「签约中」查看记录。</span>
      </div>
    </Form>
  );
}

const mainFields = ["categoryCode", "positionName"];

function isOtherTerm(name: string[]): boolean {
  return name[0] === "job" && !mainFields.includes(name[1] ?? "");
}

function hasOtherTerms({ job }: TermsValues): boolean {
  return Object.entries(job ?? {}).some(([name, value]) => !mainFields.includes(name) && value != null);
}
