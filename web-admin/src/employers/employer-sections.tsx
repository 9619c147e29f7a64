import { formatDateTime } from "@gd/web-kit";
import { Button, Descriptions, Empty, Table, type TableColumnsType, Tag } from "antd";
import { ContactsReveal } from "./contacts-reveal.js";
import type { Employer, EmployerAccount } from "./employer-documents.js";

/** Its data as registered, what stands open with graduates, and the names it had. */
export function EmployerFacts({ employer }: { employer: Employer }) {
  const { work, formerNames } = employer;
  return (
    <>
      <section className="employer-group">
        <h2>单位信息</h2>
        <Descriptions
          size="small"
          column={{ xs: 2, xl: 3 }}
          items={[
            ["统一社会信用代码", employer.uscc ?? "—"],
            ["单位性质", employer.natureLabel],
            ["单位行业", employer.industryLabel],
            ["所在地", employer.divisionName],
            ["地址", employer.address],
            ["通过认证时间", employer.verifiedAt ? formatDateTime(employer.verifiedAt) : "尚未通过"],
            ["签约联系人", employer.contactName],
          ].map(([label, children]) => ({ key: label, label, children: children || "—" }))}
        />
        <ContactsReveal key={employer.history[0]?.id} employer={employer} />
      </section>
      <section className="employer-group">
        <h2>与毕业生的签约</h2>
        <Descriptions
          size="small"
          column={4}
          items={[
            ["未答复的邀请", work.openInvitations],
            ["审核中", work.inReview],
            ["已生效", work.inForce],
            ["待单位答复的解约", work.terminationsToAnswer],
          ].map(([label, count]) => ({ key: label, label, children: `${count}份` }))}
        />
      </section>
      {formerNames.length > 0 && (
        <section className="employer-group">
          <h2>曾用名</h2>
          {formerNames.map(({ name, uscc, until }) => (
            <p key={`${name} ${until}`}>
              {name}（{uscc ?? "无统一社会信用代码"}）
              <span className="muted">用至{formatDateTime(until)}</span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}

interface EmployerAccountsProps {
  employer: Employer;
  onRelease(account: EmployerAccount): void;
}

/** Who acts for it (F-72); an account whose number is lost gets another one (P-12). */
export function EmployerAccounts({ employer, onRelease }: EmployerAccountsProps) {
  const columns: TableColumnsType<EmployerAccount> = [
    { title: "姓名", dataIndex: "name" },
    { title: "手机号码", dataIndex: "mobileMasked", className: "numeric", width: 140 },
    { title: "身份", width: 120, render: (_, row) => (row.inCharge ? "网签负责人" : "经办人") },
    {
      title: "状态",
      width: 90,
      render: (_, row) => (
        <Tag color={row.disabled ? "default" : "success"}>{row.disabled ? "已停用" : "启用"}</Tag>
      ),
    },
    {
      title: "最近登录",
      width: 160,
      className: "numeric",
      render: (_, row) => (row.lastSignedInAt ? formatDateTime(row.lastSignedInAt) : "—"),
    },
    {
      title: "操作",
      width: 130,
      render: (_, row) =>
        row.disabled ? (
          <span className="muted">—</span>
        ) : (
          <Button
            type="link"
            size="small"
            className="link-in-row"
            aria-label={`更换手机号码：${row.name}`}
            onClick={() => onRelease(row)}
          >
            更换手机号码
          </Button>
        ),
    },
  ];
  return (
    <section className="panel employer-section list-table">
      <h2>单位账号</h2>
      <Table<EmployerAccount>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={employer.accounts}
        columns={columns}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有账号" /> }}
      />
    </section>
  );
}

/** What happened to it, what schools say of it, who looked. */
export function EmployerPast({ employer }: { employer: Employer }) {
  const { history, records, marks, looks } = employer;
  return (
    <>
      {records.length > 0 && (
        <section className="panel employer-section">
          <h2>认证和变更申请</h2>
          {records.map((record) => (
            <p key={record.id}>
              {record.kindLabel}：{record.statusLabel}
              <span className="muted employer-beside">{formatDateTime(record.changedAt)}</span>
            </p>
          ))}
        </section>
      )}
      <section className="panel employer-section">
        <h2>办理记录</h2>
        {history.length === 0 && <p className="muted">平台客服尚未对该单位办理过业务。</p>}
        {history.map((entry) => (
          <div key={entry.id} className="employer-event">
            <b>{entry.title}</b>
            <span className="muted employer-beside">
              {formatDateTime(entry.at)}　{entry.actorOrganisation}　{entry.actorName}
            </span>
            <p>{entry.reason}</p>
            {entry.note && <p className="muted">{entry.note}</p>}
          </div>
        ))}
      </section>
      <section className="panel employer-section">
        <h2>学校预警</h2>
        {marks.length === 0 && <p className="muted">没有学校标记该单位。</p>}
        {marks.map((mark) => (
          <div key={mark.id} className="employer-event">
            <b>{mark.categoryLabels.join("、")}</b>
            <span className="muted employer-beside">
              {mark.schoolName}　{formatDateTime(mark.markedAt)}
            </span>
            <p>{mark.reason}</p>
          </div>
        ))}
      </section>
      <section className="panel employer-section">
        <h2>查看记录</h2>
        {looks.length === 0 && <p className="muted">尚无人查看过该单位的完整联系方式和认证材料。</p>}
        {looks.map((look) => (
          <p key={look.id}>
            {formatDateTime(look.at)}　{look.who}　{look.what}
          </p>
        ))}
      </section>
    </>
  );
}
