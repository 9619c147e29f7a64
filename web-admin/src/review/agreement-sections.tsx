import { agreementTypeLabels, formatDate, formatDateTime } from "@gd/web-shared";
import { Button, Descriptions, Table, Tooltip } from "antd";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { AmendCategoryDialog } from "./amend-category-dialog.js";

export const AgreementSectionsFields = graphql(`
  fragment AgreementSections on Agreement {
    id
    status
    agreementType
    number
    initiatorLabel
    deadline
    createdAt
    graduate {
      cohort
    }
    employer {
      name
      uscc
      natureLabel
      industryLabel
      divisionName
      address
      contactName
      contactMobile
      contactPhone
      contactEmail
    }
    job {
      categoryCode
      categoryLabel
      positionName
      workplace
      settlesHousehold
      reportBy
      monthlySalaryYuan
      probation
      servicePeriod
      penalty
      archiveReceiver
      archiveAddress
      archivePostcode
      householdAddress
      supplement
    }
    amendments {
      at
      fieldLabel
      before
      after
      organisation
    }
    availableActions {
      act
      allowed
      reason
    }
  }
`);

/** 协议信息 and 单位信息, as fixed at sending (F-21); 修改职位类别 for those who may (F-28). */
export function AgreementSections({
  agreement,
}: {
  agreement: FragmentType<typeof AgreementSectionsFields>;
}) {
  const { id, job, employer, amendments, ...record } = readFragment(AgreementSectionsFields, agreement);
  const [amending, setAmending] = useState(false);
  const amend = record.availableActions.find(({ act }) => act === "AMEND_JOB_CATEGORY");
  return (
    <>
      <section className="panel" id="agreement">
        <div className="section-head">
          <h2>协议信息</h2>
          {amend && (
            <Tooltip title={amend.allowed ? "" : amend.reason}>
              <Button size="small" disabled={!amend.allowed} onClick={() => setAmending(true)}>
                修改职位类别
              </Button>
            </Tooltip>
          )}
        </div>
        <Facts
          facts={[
            ["协议编号", record.number],
            ["协议类型", agreementTypeLabels[record.agreementType]],
            ["签约发起方", record.initiatorLabel],
            ["发起时间", formatDateTime(record.createdAt)],
            ["职位类别", job.categoryLabel],
            ["岗位名称", job.positionName],
            ["工作地点", job.workplace],
            ["薪酬（元/月）", job.monthlySalaryYuan?.toLocaleString("zh-CN")],
            ["报到期限", job.reportBy && formatDate(job.reportBy)],
            ["是否解决户档", job.settlesHousehold == null ? null : job.settlesHousehold ? "是" : "否"],
            ["试用期", job.probation],
            ["服务期", job.servicePeriod],
            ["违约金", job.penalty],
            ["档案转寄单位", job.archiveReceiver],
            ["档案转寄地址", job.archiveAddress],
            ["档案转寄邮编", job.archivePostcode],
            ["户口迁移地址", job.householdAddress, "wide"],
            ["协议补充内容", job.supplement && <span className="prose">{job.supplement}</span>, "wide"],
          ]}
        />
        {amendments.length > 0 && <Amendments amendments={amendments} />}
      </section>
      <section className="panel" id="employer">
        <h2>单位信息</h2>
        <Facts
          facts={[
            ["单位名称", employer.name],
            [
              "统一社会信用代码",
              <span className="numeric" key="uscc">
                {employer.uscc}
              </span>,
            ],
            ["单位性质", employer.natureLabel],
            ["单位行业", employer.industryLabel],
            ["通讯地址", `${employer.divisionName}${employer.address}`, "wide"],
            ["联系人", employer.contactName],
            [
              "联系人手机",
              <span className="numeric" key="mobile">
                {employer.contactMobile}
              </span>,
            ],
            ["联系人电话", employer.contactPhone],
            ["联系人邮箱", employer.contactEmail],
          ]}
        />
      </section>
      {amending && (
        <AmendCategoryDialog
          recordId={id}
          cohort={record.graduate.cohort}
          current={{ code: job.categoryCode, label: job.categoryLabel }}
          onClose={() => setAmending(false)}
        />
      )}
    </>
  );
}

type Fact = [label: string, value: React.ReactNode, width?: "wide"];

/** Labelled values in two columns; what was left empty reads “—”. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      className="facts"
      items={facts.map(([label, value, width]) => ({
        key: label,
        label,
        children: value === null || value === undefined || value === "" ? "—" : value,
        span: width === "wide" ? 2 : 1,
      }))}
    />
  );
}

interface AmendmentRow {
  at: string;
  fieldLabel: string;
  before: string;
  after: string;
  organisation: string;
}

function Amendments({ amendments }: { amendments: readonly AmendmentRow[] }) {
  return (
    <>
      <h3>签约后修改记录</h3>
      <Table<AmendmentRow>
        size="small"
        rowKey="at"
        pagination={false}
        dataSource={[...amendments]}
        columns={[
          { title: "修改时间", width: 150, render: (_, row) => formatDateTime(row.at) },
          { title: "修改项", dataIndex: "fieldLabel", width: 100 },
          { title: "修改前", dataIndex: "before" },
          { title: "修改后", dataIndex: "after" },
          { title: "操作单位", dataIndex: "organisation" },
        ]}
      />
    </>
  );
}
