import { formatDateTime } from "@gd/web-kit";
import { Alert, Table, Tag } from "antd";
import type { ReactNode } from "react";
import {
  type EmployerTransferState,
  type RegisterOutcome,
  type VerificationSectionsFragment,
  VerificationSectionsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { type Fact, Facts } from "../parts/facts.js";
import { ApplicantReveal } from "./applicant-reveal.js";

interface VerificationSectionsProps {
  verification: FragmentType<typeof VerificationSectionsFragmentDoc>;
  /** What was uploaded: stands beside what the register says. */
  papers: ReactNode;
}

/** 单位认证 (F-70): what the register says beside what was submitted, the transfer, and the form. */
export function VerificationSections({ verification, papers }: VerificationSectionsProps) {
  const shown = readFragment(VerificationSectionsFragmentDoc, verification);
  return (
    <>
      <div className="review-beside">
        <RegisterSection verification={shown} />
        {papers}
      </div>
      {shown.transfer && <TransferSection transfer={shown.transfer} />}
      {shown.submitted.map(({ title, facts }) => (
        <section key={title} className="panel">
          <div className="section-head">
            <h2>{title}</h2>
          </div>
          <Facts narrow facts={facts.map(({ label, value }) => [label, value])} />
        </section>
      ))}
      {shown.submitted.length > 0 && <ApplicantReveal recordId={shown.id} />}
    </>
  );
}

const outcomes: Record<RegisterOutcome, string> = {
  FOUND: "已查询到登记信息",
  UNKNOWN: "未查询到该统一社会信用代码",
  UNANSWERED: "登记系统未响应",
  NOT_ASKED: "该类单位不在登记系统查询范围内，请对照材料核实",
};

type Compared = VerificationSectionsFragment["comparison"][number];

/** 登记信息比对: what differs comes first and is marked; and what to look at that no rule forbids. */
function RegisterSection({ verification }: { verification: VerificationSectionsFragment }) {
  const { registerOutcome, registerAskedAt, comparison, notices } = verification;
  const rows = comparison.toSorted((one, other) => Number(other.differs) - Number(one.differs));
  return (
    <section className="panel" id="register">
      <div className="section-head">
        <h2>登记信息比对</h2>
        <span className="muted">
          {registerOutcome && outcomes[registerOutcome]}
          {registerAskedAt && `，查询时间 ${formatDateTime(registerAskedAt)}`}
        </span>
      </div>
      {notices.map((notice) => (
        <Alert key={notice} type="warning" showIcon className="form-problem" title={notice} />
      ))}
      {rows.length > 0 && (
        <Table<Compared>
          size="small"
          rowKey="label"
          className="comparison"
          tableLayout="fixed"
          pagination={false}
          dataSource={rows}
          rowClassName={({ differs }) => (differs ? "row-differs" : "")}
          columns={[
            { title: "项目", dataIndex: "label", width: 104 },
            { title: "单位填报", dataIndex: "submitted" },
            { title: "登记系统", dataIndex: "registered" },
            {
              title: "比对",
              width: 80,
              render: (_, { differs }) => (
                <Tag color={differs ? "warning" : "success"}>{differs ? "不一致" : "一致"}</Tag>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

const transferStates: Record<EmployerTransferState, string> = {
  ASKED: "银行处理中",
  PAID: "已打款，待单位确认金额",
  FAILED: "打款失败",
  CONFIRMED: "单位已确认金额",
  EXPIRED: "逾期未确认",
  CLOSED: "确认次数已用完",
};

/** 对公打款: who confirmed the amount sees the organisation's account. */
function TransferSection({ transfer }: { transfer: NonNullable<VerificationSectionsFragment["transfer"]> }) {
  const facts: Fact[] = [
    ["打款状态", transferStates[transfer.state]],
    ["户名", transfer.payee],
    ["开户银行", transfer.bankName],
    ["银行账号", transfer.accountMasked],
    ["申请时间", formatDateTime(transfer.askedAt)],
    ["剩余确认次数", `${transfer.triesLeft}次`],
  ];
  if (transfer.failure) facts.push(["失败原因", transfer.failure, "wide"]);
  return (
    <section className="panel" id="transfer">
      <div className="section-head">
        <h2>对公打款</h2>
      </div>
      <Facts narrow facts={facts} />
    </section>
  );
}
