import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { Button, Input, type TableProps } from "antd";
import { type Key, useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useViewer } from "../app/session.js";
import { usePageTitle } from "../app/use-page-title.js";
import { KeysetTable } from "../feedback/keyset-table.js";
import { LoadFailed } from "../feedback/load-failed.js";
import { NotInvitingNotice } from "../feedback/not-inviting-notice.js";
import { PageHeader } from "../feedback/page-header.js";
import { PAGE_SIZE, useKeysetPaging } from "../feedback/use-keyset-paging.js";
import type { FavouritesQuery } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { MAX_BULK } from "../invitation/bulk.js";
import { AddStudentDialog } from "./add-student-dialog.js";
import { FavouriteActs } from "./favourite-acts.js";

const FavouritesDocument = graphql(`
  query Favourites($name: String, $first: Int!, $after: String) {
    favourites(name: $name, first: $first, after: $after) {
      rows {
        id
        name
        idNumberMasked
        schoolName
        educationLevelLabel
        majorName
        cohort
        addedAt
        notInvitableReason
      }
      endCursor
    }
  }
`);

type FavouriteRow = FavouritesQuery["favourites"]["rows"][number];

/** 学生收藏夹: the graduates this employer found by exact data and may invite (F-20). */
export function FavouritesPage() {
  usePageTitle("学生收藏夹");
  const viewer = useViewer();
  const [search] = useSearchParams();
  const name = search.get("name")?.trim() || null;
  const paging = useKeysetPaging();
  const { data, previousData, error, networkStatus, refetch } = useQuery(FavouritesDocument, {
    variables: { name, first: PAGE_SIZE, after: paging.after },
  });
  const [adding, setAdding] = useState(false);
  const [selected, setSelected] = useState<Key[]>([]);
  const page = (data ?? previousData)?.favourites;
  const mayInvite = viewer.notInvitingReason === null;

  return (
    <>
      <PageHeader
        title="学生收藏夹"
        about="请准确输入学生的姓名、身份证号和毕业院校查找学生，加入收藏夹后即可对该学生发起签约邀请。"
        extra={
          <Button type="primary" disabled={!mayInvite} onClick={() => setAdding(true)}>
            添加学生
          </Button>
        }
      />
      <NotInvitingNotice />
      <section className="panel">
        <div className="list-toolbar">
          <NameFilter key={name ?? ""} name={name ?? ""} />
          <BulkButton selected={selected} mayInvite={mayInvite} clear={() => setSelected([])} />
        </div>
        {error && !data ? (
          <LoadFailed error={error} retry={refetch} />
        ) : (
          <KeysetTable<FavouriteRow>
            columns={columnsFor(mayInvite)}
            rows={page?.rows}
            endCursor={page?.endCursor}
            paging={paging}
            stale={!data && networkStatus === NetworkStatus.setVariables}
            empty={name ? "收藏夹中没有该姓名的学生" : "收藏夹暂无学生，请点击“添加学生”查找"}
            rowSelection={{
              selectedRowKeys: selected,
              preserveSelectedRowKeys: true,
              onChange: setSelected,
              getCheckboxProps: (row) => ({
                disabled: !mayInvite || row.notInvitableReason !== null,
                "aria-label": `选择 ${row.name}`,
              }),
            }}
          />
        )}
      </section>
      {adding && <AddStudentDialog close={() => setAdding(false)} />}
    </>
  );
}

function NameFilter({ name }: { name: string }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  const apply = (value: string): void => {
    const wanted = value.trim();
    void navigate({ search: wanted ? new URLSearchParams({ name: wanted }).toString() : "" });
  };
  return (
    <Input.Search
      className="name-filter"
      aria-label="按学生姓名筛选"
      placeholder="学生姓名"
      allowClear
      enterButton="搜索"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={apply}
    />
  );
}

function BulkButton({
  selected,
  mayInvite,
  clear,
}: {
  selected: Key[];
  mayInvite: boolean;
  clear: () => void;
}) {
  const navigate = useNavigate();
  const tooMany = selected.length > MAX_BULK;
  return (
    <div className="bulk-bar">
      {selected.length > 0 && (
        <>
          <span>
            已选 {selected.length} 名学生{tooMany && `，一次最多邀请 ${MAX_BULK} 名`}
          </span>
          <Button type="link" size="small" onClick={clear}>
            清空
          </Button>
        </>
      )}
      <Button
        disabled={!mayInvite || selected.length === 0 || tooMany}
        onClick={() => void navigate(`/invitations/bulk?favourites=${selected.join(",")}`)}
      >
        批量发起签约
      </Button>
    </div>
  );
}

function columnsFor(mayInvite: boolean): NonNullable<TableProps<FavouriteRow>["columns"]> {
  return [
    { title: "学生姓名", key: "name", dataIndex: "name", width: 96 },
    { title: "证件号码", key: "idNumber", dataIndex: "idNumberMasked", width: 168, className: "digits" },
    { title: "毕业院校", key: "school", dataIndex: "schoolName" },
    { title: "学历层次", key: "level", dataIndex: "educationLevelLabel", width: 92 },
    { title: "专业", key: "major", dataIndex: "majorName" },
    { title: "毕业年份", key: "cohort", width: 76, render: (_value, row) => `${row.cohort} 届` },
    {
      title: "加入时间",
      key: "addedAt",
      width: 100,
      className: "digits",
      render: (_value, row) => formatDateTime(row.addedAt),
    },
    {
      title: "操作",
      key: "acts",
      width: 184,
      render: (_value, row) => <FavouriteActs favourite={row} mayInvite={mayInvite} />,
    },
  ];
}
