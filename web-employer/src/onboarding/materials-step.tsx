import type { CatalogueForm } from "@gd/web-kit";
import { FIELDS } from "@gd/web-kit/desk";
import { Alert, Button, Card, Form, Radio } from "antd";
import type {
  OrganisationForm,
  UploadFieldsFragment,
  VerificationFieldsFragment,
  VerificationMethod,
  VerificationProofsQuery,
} from "../gql/graphql.js";
import { ProofField } from "./proof-field.js";
import { TransferPanel } from "./transfer-panel.js";
import { takesTransfer, type VerificationValues } from "./verification-values.js";

interface MaterialsStepProps {
  form: CatalogueForm;
  organisationForm: OrganisationForm;
  method: VerificationMethod;
  recordId: string;
  begun: VerificationFieldsFragment | null;
  proofs: VerificationProofsQuery["verificationProofs"];
  uploads: readonly UploadFieldsFragment[];
  values: VerificationValues;
  save(): Promise<boolean>;
  reread(): Promise<unknown>;
}

const WAYS = [
  { value: "LICENCE", label: "上传加盖公章的证照" },
  { value: "TRANSFER", label: "对公打款确认（向对公账号汇入一笔0.01至9.99元的款项，确认金额）" },
];

/** How the organisation is proven, and what is to be uploaded. */
export function MaterialsStep(props: MaterialsStepProps) {
  const { organisationForm, method, recordId, begun, proofs, uploads, values, save, reread } = props;
  const { employerName, personName, personDocument } = values[FIELDS] ?? {};
  const nameable = Boolean(employerName && personName && personDocument);
  const download = async () => {
    // The letter is printed with what is kept: first all that was typed.
    if (await save()) window.location.assign(`/employer/authorisation-letter/${recordId}`);
  };
  return (
    <Card>
      {takesTransfer(organisationForm) && (
        <Form.Item name="method" label="单位认证方式" required>
          <Radio.Group options={WAYS} />
        </Form.Item>
      )}
      {method === "TRANSFER" && (
        <TransferPanel
          form={props.form}
          organisationForm={organisationForm}
          recordId={recordId}
          begun={begun}
          save={save}
        />
      )}
      {!begun && (
        <Alert type="info" showIcon title="请先暂存前面填写的内容，再上传材料" className="page-notice" />
      )}
      {begun &&
        proofs.map((proof) => (
          <ProofField
            key={proof.key}
            recordId={recordId}
            proof={proof}
            uploads={uploads.filter(({ purpose }) => purpose === proof.key)}
            reread={reread}
          >
            {proof.key === "AUTHORISATION_LETTER" && (
              <p>
                <Button disabled={!nameable} onClick={() => void download()}>
                  下载网签授权书
                </Button>{" "}
                {!nameable && <span className="cell-note">填写单位名称、负责人姓名和证件号码后可以下载</span>}
              </p>
            )}
          </ProofField>
        ))}
    </Card>
  );
}
