import type { ShownRefusal } from "@gd/web-kit";
import { Alert, Button, Card, Form, type FormInstance } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import type { InvitationTermsInput } from "../gql/graphql.js";
import { JobFields } from "./job-fields.js";
import { OtherTermsFields } from "./other-terms-fields.js";
import { placeProblems, type TermsValues, termsInput } from "./terms.js";
import { ValidityFields } from "./validity-fields.js";

interface TermsFormProps {
  starting: TermsValues;
  /** Cohort whose catalogue and closing date hold. */
  cohort: number;
  running: boolean;
  submitLabel: string;
  /** Why nothing can be sent at present; the form can still be read. */
  closedReason: string | null;
  /** The server's last refusal: its problems are put beside their fields. */
  refusal: ShownRefusal | null;
  touched: () => void;
  submit: (terms: InvitationTermsInput) => void;
  cancelTo: string;
}

/** The terms of an invitation (F-21): job, validity, contact; what the agreement may print besides, folded away. */
export function TermsForm(props: TermsFormProps) {
  const { starting, cohort, running, refusal } = props;
  const [form] = Form.useForm<TermsValues>();
  const [othersOpen, setOthersOpen] = useState(() => hasOtherTerms(starting));
  const general = useShownRefusal(form, refusal, () => setOthersOpen(true));

  return (
    <Form<TermsValues>
      form={form}
      layout="vertical"
      initialValues={starting}
      onValuesChange={props.touched}
      onFinish={(values) => props.submit(termsInput(values))}
      onFinishFailed={({ errorFields }) => {
        const names = errorFields.map((field) => field.name.map(String));
        if (names.some(isOtherTerm)) setOthersOpen(true);
        if (names[0]) form.scrollToField(names[0], { block: "center", focus: true });
      }}
      scrollToFirstError={false}
    >
      {general && <Alert type="error" showIcon title={general} className="page-notice" role="alert" />}
      <Card title="岗位信息" className="terms-card">
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
        <Link to={props.cancelTo}>
          <Button size="large">取消</Button>
        </Link>
        <span className="cell-note">邀请函发出后，请在“签约中”查看记录。</span>
      </div>
    </Form>
  );
}

/** Puts the refusal's problems beside their fields; answers what belongs to no field. */
function useShownRefusal(
  form: FormInstance<TermsValues>,
  refusal: ShownRefusal | null,
  openOthers: () => void,
): string | null {
  const [general, setGeneral] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per refusal
  useEffect(() => {
    if (!refusal) return setGeneral(null);
    const { placed, rest } = placeProblems(refusal, (name) => form.getFieldInstance(name) !== undefined);
    form.setFields(placed as Parameters<typeof form.setFields>[0]);
    if (placed.some(({ name }) => isOtherTerm(name))) openOthers();
    setGeneral(placed.length === 0 ? (rest[0] ?? refusal.message) : rest.join(" ") || null);
    const first = placed[0];
    if (first) setTimeout(() => form.scrollToField(first.name, { block: "center", focus: true }));
    else window.scrollTo({ top: 0 });
  }, [refusal]);
  return general;
}

const mainFields = ["categoryCode", "positionName"];

function isOtherTerm(name: string[]): boolean {
  return name[0] === "job" && !mainFields.includes(name[1] ?? "");
}

function hasOtherTerms({ job }: TermsValues): boolean {
  return Object.entries(job ?? {}).some(([name, value]) => !mainFields.includes(name) && value != null);
}
