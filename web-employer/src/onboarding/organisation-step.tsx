import { type CatalogueForm, type Done, useAct } from "@gd/web-kit";
import { CatalogueFields, FIELDS } from "@gd/web-kit/desk";
import { Alert, Button, Card, Form, Radio } from "antd";
import { useState } from "react";
import {
  LookUpOrganisationDocument,
  type LookUpOrganisationMutation,
  type OrganisationForm,
} from "../gql/graphql.js";
import { JoinOffer } from "./join-offer.js";
import { sectionsOf, takesTransfer, type VerificationValues } from "./verification-values.js";

interface OrganisationStepProps {
  form: CatalogueForm;
  organisationForm: OrganisationForm;
  values: VerificationValues;
}

const KINDS: readonly { value: OrganisationForm; label: string }[] = [
  { value: "ENTERPRISE", label: "企业、个体工商户、农民专业合作社" },
  { value: "INSTITUTION", label: "机关、事业单位、社会组织等" },
  { value: "MILITARY", label: "部队" },
  { value: "FOREIGN", label: "境外单位、国际组织" },
];

type Found = Done<LookUpOrganisationMutation["lookUpOrganisation"]>;

/** 单位类别, what its register says, and all that is printed on agreements. */
export function OrganisationStep({ form, organisationForm, values }: OrganisationStepProps) {
  const antd = Form.useFormInstance<VerificationValues>();
  return (
    <Card>
      <Form.Item name="organisationForm" label="单位类别" required>
        <Radio.Group
          options={[...KINDS]}
          onChange={({ target }) => {
            // 部队 and organisations abroad have no account that a transfer could go to.
            if (!takesTransfer(target.value as OrganisationForm)) antd.setFieldValue("method", "LICENCE");
          }}
        />
      </Form.Item>
      {takesTransfer(organisationForm) && <LookUp code={values[FIELDS]?.uscc?.trim() ?? ""} />}
      <CatalogueFields form={sectionsOf(form, 0)} subType={organisationForm} />
    </Card>
  );
}

/** Takes over what the register has under the code that was typed, or leads to who is verified with it already. */
function LookUp({ code }: { code: string }) {
  const antd = Form.useFormInstance<VerificationValues>();
  const [found, setFound] = useState<{ code: string; answer: Found } | null>(null);
  const act = useAct(LookUpOrganisationDocument, {
    refusal: "here",
    failure: "here",
    fields: (path) => path === "uscc",
    after: (answer) => {
      setFound({ code, answer });
      if (answer.organisation && !answer.verifiedAs) takeOver(answer.organisation);
    },
  });
  const takeOver = ({ name, legalForm, address, divisionCode }: NonNullable<Found["organisation"]>) => {
    const told = { employerName: name, legalForm, address, divisionCode };
    for (const [key, text] of Object.entries(told)) if (text) antd.setFieldValue([FIELDS, key], text);
  };
  const shown = found?.code === code ? found.answer : null;
  return (
    <>
      <div className="onboarding-look-up">
        <Button
          disabled={code.length !== 18}
          loading={act.running}
          onClick={() => void act.send({ uscc: code })}
        >
          查询登记信息
        </Button>
        <span className="cell-note">填写下方统一社会信用代码后，可查询登记信息并自动填入</span>
      </div>
      {(act.problems.uscc ?? act.message) && (
        <Alert
          type="error"
          showIcon
          title={act.problems.uscc ?? act.message}
          className="page-notice"
          role="alert"
        />
      )}
      {shown && <FoundNotice found={shown} />}
      {shown?.verifiedAs && <JoinOffer uscc={code} employerName={shown.verifiedAs} />}
    </>
  );
}

function FoundNotice({ found: { outcome, organisation, verifiedAs } }: { found: Found }) {
  if (verifiedAs) return null;
  if (organisation) {
    return (
      <Alert
        type={organisation.inBusiness ? "success" : "warning"}
        showIcon
        className="page-notice"
        title={`已填入「${organisation.name}」的登记信息，登记状态：${organisation.status}。与实际不符的可以修改，平台审核时会核对`}
      />
    );
  }
  const title =
    outcome === "UNANSWERED"
      ? "登记系统暂未响应，请直接填写单位信息"
      : "登记系统中未查询到该代码，请核对证照后直接填写单位信息";
  return <Alert type="info" showIcon className="page-notice" title={title} />;
}
