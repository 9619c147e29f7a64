import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Button, Progress, Table, Tag } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import {
  GraduateSheetDocument,
  type SheetFieldsFragment,
  SheetFieldsFragmentDoc,
  StartGraduateSheetDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { bulkAddress } from "../invitation/bulk.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { PageHeader } from "../parts/page-header.js";
import { PageSkeleton } from "../parts/page-skeleton.js";

/** A sheet: what is wrong in it and what it will cost of today's limit, how far the search is, what came of it. Live. */
export function SheetPage() {
  usePageTitle("表格查询学生");
  const { id = "" } = useParams();
  const { data, previousData, error, refetch } = useQuery(GraduateSheetDocument, { variables: { id } });
  const known = data ?? previousData;
  if (known?.graduateSheet)
    return <Sheet sheet={readFragment(SheetFieldsFragmentDoc, known.graduateSheet)} />;
  if (known) return <NotFoundPage title="未找到该表格，可能已超过 7 天的保留期" />;
  return error ? <LoadFailure error={error} retry={refetch} /> : <PageSkeleton rows={10} />;
}

function Sheet({ sheet }: { sheet: SheetFieldsFragment }) {
  return (
    <>
      <PageHeader
        above={{ title: "学生收藏夹", to: "/favourites", here: "表格查询" }}
        title="表格查询学生"
        about={`${sheet.fileName}，共 ${sheet.total} 行`}
        extra={<SheetButtons sheet={sheet} />}
      />
      <Standing sheet={sheet} />
      <section className="panel">
        <Table
          size="middle"
          rowKey="line"
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 740 }}
          dataSource={[...sheet.rows]}
          columns={[
            { title: "行号", dataIndex: "line", width: 64, className: "digits" },
            { title: "姓名", dataIndex: "name", width: 96 },
            { title: "证件号码", dataIndex: "idNumberMasked", width: 168, className: "digits" },
            { title: "毕业院校", dataIndex: "school", width: 140 },
            {
              title: "结果",
              width: 100,
              render: (_value, { outcome }) => {
                const { color, label } = OUTCOMES[outcome];
                return <Tag color={color}>{label}</Tag>;
              },
            },
            { title: "说明", render: (_value, { message }) => message ?? "—" },
          ]}
        />
      </section>
    </>
  );
}

const OUTCOMES = {
  WRONG: { color: "error", label: "填写有误" },
  WAITING: { color: "default", label: "待查询" },
  FOUND: { color: "success", label: "已查询到" },
  MISSED: { color: "warning", label: "未查询到" },
  NOT_SEARCHED: { color: "default", label: "未查询" },
} as const;

function SheetButtons({ sheet }: { sheet: SheetFieldsFragment }) {
  const { id, status, total, wrong, favouriteIds } = sheet;
  const navigate = useNavigate();
  const start = useAct(StartGraduateSheetDocument, { title: "未开始查询", refetch: "screen" });
  if (status === "CHECKED") {
    return (
      <>
        <Link to="/favourites/sheet">
          <Button>重新上传</Button>
        </Link>
        {total > wrong && (
          <Button type="primary" loading={start.running} onClick={() => void start.send({ id })}>
            查询 {total - wrong} 名学生
          </Button>
        )}
      </>
    );
  }
  if (status === "RUNNING") return null;
  return (
    <>
      <Button href={`/employer/graduate-sheets/${id}/result.xlsx`}>下载结果</Button>
      {favouriteIds.length > 0 && (
        <Button type="primary" onClick={() => void navigate(bulkAddress(favouriteIds))}>
          向查询到的 {favouriteIds.length} 名学生发起签约
        </Button>
      )}
    </>
  );
}

function Standing({ sheet }: { sheet: SheetFieldsFragment }) {
  const { status, total, wrong, done, found, missed, notSearched, leftToFind, leftToMiss } = sheet;
  const right = total - wrong;
  if (status === "RUNNING") {
    return (
      <section className="panel" role="status">
        <p>
          正在查询，已完成 {done} / {right} 名；可离开本页，稍后回来查看。
        </p>
        <Progress percent={Math.floor((done / Math.max(1, right)) * 100)} aria-label="查询进度" />
      </section>
    );
  }
  if (status === "DONE") {
    const words = `查询完成：查询到 ${found} 名，已加入收藏夹；未查询到 ${missed} 名；填写有误 ${wrong} 行${
      notSearched > 0 ? `；未查询 ${notSearched} 名，原因见下表` : ""
    }。`;
    const type = found === total ? "success" : "warning";
    return <Alert className="page-notice" type={type} showIcon title={words} />;
  }
  const today = `今日还可查询到 ${leftToFind} 名毕业生，未查询到结果的还可有 ${leftToMiss} 次；次数用完后，其余各行不再查询。`;
  if (right === 0) {
    return (
      <Alert className="page-notice" type="error" showIcon title="各行填写均有误，请按说明修改后重新上传。" />
    );
  }
  const checked =
    wrong > 0 ? `有 ${wrong} 行填写有误，不会查询，原因见下表；其余 ${right} 名学生可以查询。` : "";
  return (
    <Alert
      className="page-notice"
      type={wrong > 0 || right > leftToFind ? "warning" : "info"}
      showIcon
      title={`${checked}${today}`}
    />
  );
}
