import { ListPanel, SearchBox, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { Button, Grid } from "antd";
import { type Key, useState } from "react";
import { Link, useNavigate } from "react-router";
import { bulkAddress, MAX_BULK } from "../invitation/bulk.js";
import { PageHeader } from "../parts/page-header.js";
import { NotInvitingNotice } from "../session/not-inviting-notice.js";
import { useViewer } from "../session/session.js";
import { AddStudentDialog } from "./add-student-dialog.js";
import { favouritesList } from "./favourites-list.js";

/** 学生收藏夹: the graduates this employer found by exact data and may invite (F-20). */
export function FavouritesPage() {
  usePageTitle("学生收藏夹");
  const mayInvite = useViewer().notInvitingReason === null;
  const onPhone = Grid.useBreakpoint().md === false;
  const list = useDeskList(favouritesList(mayInvite, onPhone));
  const [adding, setAdding] = useState(false);
  const [selected, setSelected] = useState<Key[]>([]);
  const { values, show } = list.reading;

  return (
    <>
      <PageHeader
        title="学生收藏夹"
        about="请准确输入学生的姓名、证件号码和毕业院校查询学生，加入收藏夹后即可对该学生发起签约邀请。"
        extra={
          mayInvite && (
            <>
              <Link to="/favourites/card">
                <Button>扫码添加</Button>
              </Link>
              <Link to="/favourites/sheet">
                <Button>表格查询</Button>
              </Link>
              <Button type="primary" onClick={() => setAdding(true)}>
                添加学生
              </Button>
            </>
          )
        }
      />
      <NotInvitingNotice />
      <section className="panel">
        <div className="list-toolbar">
          <SearchBox
            label="按学生姓名筛选"
            placeholder="学生姓名"
            width={280}
            value={values.name ?? ""}
            onShow={(name) => show({ name })}
          />
          <BulkButton selected={selected} mayInvite={mayInvite} clear={() => setSelected([])} />
        </div>
        <ListPanel
          list={list}
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
      </section>
      {adding && <AddStudentDialog close={() => setAdding(false)} />}
    </>
  );
}

interface BulkButtonProps {
  selected: Key[];
  mayInvite: boolean;
  clear: () => void;
}

function BulkButton({ selected, mayInvite, clear }: BulkButtonProps) {
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
        onClick={() => void navigate(bulkAddress(selected.map(String)))}
      >
        批量发起签约
      </Button>
    </div>
  );
}
