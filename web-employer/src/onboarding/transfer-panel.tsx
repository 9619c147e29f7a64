import { type CatalogueForm, formatDateTime, useAct } from "@gd/web-kit";
import { CatalogueFields } from "@gd/web-kit/desk";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import {
  ConfirmTransferDocument,
  MyVerificationDocument,
  type OrganisationForm,
  RequestTransferDocument,
  TransferFieldsFragmentDoc,
  type VerificationFieldsFragment,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { fieldNameOf, sectionsOf } from "./verification-values.js";

interface TransferPanelProps {
  form: CatalogueForm;
  organisationForm: OrganisationForm;
  recordId: string;
  begun: VerificationFieldsFragment | null;
  save(): Promise<boolean>;
}

/** 对公打款: the account, the order, and the amount that who sees the account confirms. */
export function TransferPanel({ form, organisationForm, recordId, begun, save }: TransferPanelProps) {
  const antd = Form.useFormInstance();
  const transfer = readFragment(TransferFieldsFragmentDoc, begun?.transfer) ?? null;
  const act = useAct(RequestTransferDocument, {
    done: "已申请打款，请留意对公账号的入账",
    refetch: [MyVerificationDocument],
    fields: () => true,
    refusal: "here",
    failure: "here",
  });
  const ask = async () => {
    if (!(await save())) return;
    const outcome = await act.send({ recordId });
    if (outcome.kind !== "refused") return;
    const problems = Object.entries(outcome.refusal.fields);
    antd.setFields(problems.map(([path, message]) => ({ name: fieldNameOf(path), errors: [message] })));
  };
  const open = transfer && ["ASKED", "PAID", "CONFIRMED"].includes(transfer.state);
  const problem = act.message ?? Object.values(act.problems)[0] ?? null;
  return (
    <section className="onboarding-proof">
      <CatalogueFields form={sectionsOf(form, 2)} subType={organisationForm} />
      {problem && <Alert type="error" showIcon title={problem} className="page-notice" role="alert" />}
      {!open && (
        <p>
          <Button type="primary" loading={act.running} onClick={() => void ask()}>
            {transfer ? "重新申请打款" : "申请打款"}
          </Button>
        </p>
      )}
      {transfer && <TransferStanding transfer={transfer} />}
      {transfer?.state === "PAID" && <Amount recordId={recordId} />}
    </section>
  );
}

type Transfer = NonNullable<ReturnType<typeof readTransfer>>;
function readTransfer(record: VerificationFieldsFragment) {
  return readFragment(TransferFieldsFragmentDoc, record.transfer) ?? null;
}

function TransferStanding({ transfer }: { transfer: Transfer }) {
  const { state, payee, bankName, accountMasked, expiresAt, triesLeft, failure } = transfer;
  const where = `${payee}（${bankName} ${accountMasked}）`;
  switch (state) {
    case "ASKED":
      return (
        <Alert
          type="info"
          showIcon
          className="page-notice"
          title={`正在向${where}打款，银行处理后将通知您`}
        />
      );
    case "PAID":
      return (
        <Alert
          type="info"
          showIcon
          className="page-notice"
          title={`已向${where}打款`}
          description={`请于 ${formatDateTime(expiresAt)} 前填写收到的金额，还可以确认${triesLeft}次`}
        />
      );
    case "CONFIRMED":
      return <Alert type="success" showIcon className="page-notice" title={`${where}打款金额已确认`} />;
    case "FAILED":
      return (
        <Alert
          type="error"
          showIcon
          className="page-notice"
          title={`打款未成功：${failure ?? ""}。请核对户名、开户银行和账号`}
        />
      );
    case "EXPIRED":
      return (
        <Alert type="warning" showIcon className="page-notice" title="打款已超过15天有效期，请重新申请" />
      );
    case "CLOSED":
      return (
        <Alert
          type="error"
          showIcon
          className="page-notice"
          title="金额已3次确认不正确，不能再用打款方式认证，请改为上传加盖公章的证照，由平台审核"
        />
      );
  }
}

function Amount({ recordId }: { recordId: string }) {
  const [amount, setAmount] = useState("");
  const act = useAct(ConfirmTransferDocument, {
    done: "打款金额已确认",
    refetch: [MyVerificationDocument],
    fields: ["amount"],
    refusal: "here",
    failure: "here",
  });
  const problem = act.problems.amount ?? act.message;
  return (
    <Form.Item
      label="收到的金额（元）"
      htmlFor="transfer-amount"
      {...(problem && { validateStatus: "error" as const, help: problem })}
    >
      <div className="onboarding-code">
        <Input
          id="transfer-amount"
          inputMode="decimal"
          placeholder="例如 0.37"
          value={amount}
          maxLength={6}
          onChange={({ target }) => setAmount(target.value)}
        />
        <Button
          type="primary"
          disabled={amount.trim() === ""}
          loading={act.running}
          onClick={() => void act.send({ recordId, amount: amount.trim() })}
        >
          确认金额
        </Button>
      </div>
    </Form.Item>
  );
}
