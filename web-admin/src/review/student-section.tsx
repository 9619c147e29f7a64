import { BorderOutlined, CheckSquareFilled } from "@ant-design/icons";
import { documentNumberLabel } from "@gd/web-kit";
import { Button, Table, Tag, Tooltip } from "antd";
import { type StudentSectionFragment, StudentSectionFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { Facts } from "../parts/facts.js";
import { PersonalDataReveal } from "./personal-data-reveal.js";

interface StudentSectionProps {
  page: FragmentType<typeof StudentSectionFragmentDoc>;
  /** null where no approval is to be given, so that nothing could be taken over. */
  taking: { on: boolean; set(on: boolean): void } | null;
}

/** 学生信息: who it is, the platform's data beside the registry's (F-14), and 获取最新学生信息 (F-15). */
export function StudentSection({ page, taking }: StudentSectionProps) {
  const { record, studentFields, canTakeRegistryData, schoolContact, otherRows, ...where } = readFragment(
    StudentSectionFragmentDoc,
    page,
  );
  const { graduate } = record;
  // A record about an organisation has none.
  if (!graduate) return null;
  return (
    <>
      <section className="panel" id="student">
        <div className="section-head">
          <h2>学生信息</h2>
          {taking && <TakeRegistryData taking={taking} available={canTakeRegistryData} />}
        </div>
        <Facts
          facts={[
            ["姓名", graduate.name],
            [
              documentNumberLabel(graduate),
              <PersonalDataReveal key="id" recordId={record.id} masked={graduate.idNumberMasked} />,
            ],
            ["学校", where.schoolName],
            ["毕业届别", `${graduate.cohort}届`],
            // 本科 and 硕士 of one person have a destination each: the desk is told of the kind of state alone.
            ["其他学历层次的去向", otherRows.join("；") || "无其他在册信息"],
          ]}
        />
        <h3>登记平台与就业管理系统学生信息比对</h3>
        <Comparison fields={studentFields} taken={taking?.on ?? false} />
      </section>
      {schoolContact && (
        <section className="panel" id="school">
          <h2>学校信息</h2>
          <Facts
            facts={[
              ["协议经办人", schoolContact.name],
              ["联系电话", schoolContact.phone],
              ["通讯地址", schoolContact.address],
              ["邮政编码", schoolContact.postcode],
            ]}
          />
        </section>
      )}
    </>
  );
}

function TakeRegistryData({
  taking,
  available,
}: {
  taking: { on: boolean; set(on: boolean): void };
  available: boolean;
}) {
  return (
    <Tooltip
      title={
        available
          ? "通过后，将性别、民族、政治面貌、所在院系、学制、学号、毕业时间更新为就业管理系统的最新信息"
          : "登记平台与就业管理系统中可更新的学生信息一致，无需获取"
      }
    >
      <Button
        size="small"
        role="checkbox"
        aria-checked={taking.on}
        disabled={!available}
        type={taking.on ? "primary" : "default"}
        ghost={taking.on}
        icon={taking.on ? <CheckSquareFilled /> : <BorderOutlined />}
        onClick={() => taking.set(!taking.on)}
      >
        获取最新学生信息
      </Button>
    </Tooltip>
  );
}

type ComparisonRow = StudentSectionFragment["studentFields"][number];

/** Rows that differ come first and are marked; those that cannot be taken over say what to do instead. */
function Comparison({ fields, taken }: { fields: readonly ComparisonRow[]; taken: boolean }) {
  return (
    <Table<ComparisonRow>
      size="small"
      rowKey="label"
      className="comparison"
      pagination={false}
      dataSource={[...fields].sort((a, b) => Number(b.differs) - Number(a.differs))}
      rowClassName={(row) => (row.differs ? "row-differs" : "")}
      columns={[
        { title: "项目", dataIndex: "label", width: 120 },
        { title: "登记平台", dataIndex: "platform", render: (text: string) => text || "—" },
        { title: "就业管理系统", dataIndex: "registry", render: (text: string) => text || "—" },
        { title: "比对结果", width: 220, render: (_, row) => <Comparing row={row} taken={taken} /> },
      ]}
    />
  );
}

function Comparing({ row, taken }: { row: ComparisonRow; taken: boolean }) {
  if (!row.differs) return <span className="muted">一致</span>;
  if (taken && row.refreshable) return <Tag color="processing">通过后更新</Tag>;
  return row.refreshable ? (
    <Tag color="warning">不一致</Tag>
  ) : (
    <>
      <Tag color="error">不一致</Tag>
      <span className="muted">不能直接更新</span>
    </>
  );
}
