import { useQuery } from "@apollo/client/react";
import { readAddress } from "@gd/web-kit";
import { ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { Button, Space, type TableProps } from "antd";
import { useState } from "react";
import { useLocation } from "react-router";
import { TrainingModesDocument } from "../gql/graphql.js";
import { choicesOf, useFilterOptions } from "../lists/filter-options.js";
import { ListPage } from "../lists/list-page.js";
import { pages } from "../menu/pages.js";
import { useViewer } from "../session/session.js";
import { changesRoster, seesManySchools } from "../session/viewer.js";
import { FrozenViewSwitch } from "./frozen-view-switch.js";
import type { GraduateListRow } from "./graduate-documents.js";
import { frozenParam, graduateList } from "./graduate-list.js";
import { RosterChangeDialog } from "./roster-change-dialog.js";

/**
 * 学生名单: the graduates of the viewer's area; schools delete them from the roster and bring them back. 失效信息管理
 * is the same list of those deleted (F-91).
 */
export default function GraduatesPage() {
  const viewer = useViewer();
  const frozen = readAddress({ frozen: frozenParam }, useLocation()).frozen === true;
  const { title, about } = frozen ? pages.frozen : pages.graduates;
  usePageTitle(title);
  const options = useFilterOptions(viewer);
  const modes = useQuery(TrainingModesDocument, {
    fetchPolicy: "cache-first",
    skip: seesManySchools(viewer),
  });
  const list = useDeskList(
    graduateList(viewer, { ...options, modes: choicesOf(modes.data?.catalogue) }, frozen),
  );

  const [selectedIds, setSelectedIds] = useState<string[]>([]);
  const [dialog, setDialog] = useState<{ kind: "remove" | "restore"; graduates: GraduateListRow[] } | null>(
    null,
  );
  const selected = list.reading.page?.rows.filter(({ id }) => selectedIds.includes(id)) ?? [];
  const end = (changed: boolean) => {
    setDialog(null);
    if (changed) setSelectedIds([]);
  };
  const rowSelection: TableProps<GraduateListRow>["rowSelection"] = {
    columnWidth: 36,
    selectedRowKeys: selected.map(({ id }) => id),
    onChange: (keys) => setSelectedIds(keys.map(String)),
    getCheckboxProps: (row) => ({ "aria-label": `选择 ${row.name}` }),
  };
  return (
    <ListPage title={title} about={about} acts={frozen && <FrozenViewSwitch shown="graduates" />}>
      <ListPanel list={list} {...(changesRoster(viewer) && { rowSelection })}>
        {selected.length > 0 && (
          <SelectionActs
            selected={selected}
            onStart={(kind) => setDialog({ kind, graduates: selected })}
            onForget={() => setSelectedIds([])}
          />
        )}
      </ListPanel>
      {dialog && <RosterChangeDialog kind={dialog.kind} graduates={dialog.graduates} onClose={end} />}
    </ListPage>
  );
}

interface SelectionActsProps {
  selected: readonly GraduateListRow[];
  onStart(kind: "remove" | "restore"): void;
  onForget(): void;
}

/** What can be done with those selected: those on the roster are deleted, deleted ones come back. */
function SelectionActs({ selected, onStart, onForget }: SelectionActsProps) {
  const frozen = selected.filter((graduate) => graduate.frozen).length;
  return (
    <Space>
      <span aria-live="polite">
        已选 <b>{selected.length}</b> 人
      </span>
      {frozen === 0 && (
        <Button danger onClick={() => onStart("remove")}>
          从名单中删除
        </Button>
      )}
      {frozen === selected.length && <Button onClick={() => onStart("restore")}>恢复网签数据</Button>}
      {frozen > 0 && frozen < selected.length && (
        <span className="muted">其中 {frozen} 人已失效，请与其他学生分别选择后办理</span>
      )}
      <Button type="text" onClick={onForget}>
        取消选择
      </Button>
    </Space>
  );
}
