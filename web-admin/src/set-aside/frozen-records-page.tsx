import { useQuery } from "@apollo/client/react";
import { ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { useState } from "react";
import { QueueCountsDocument } from "../gql/graphql.js";
import { FrozenViewSwitch } from "../graduates/frozen-view-switch.js";
import { RosterChangeDialog } from "../graduates/roster-change-dialog.js";
import { useFilterOptions } from "../lists/filter-options.js";
import { ListPage } from "../lists/list-page.js";
import { pages } from "../menu/pages.js";
import { useViewer } from "../session/session.js";
import { changesRoster } from "../session/viewer.js";
import { frozenList } from "./frozen-list.js";
import type { FrozenRecordRow } from "./set-aside-documents.js";

/** 失效信息管理 record by record, of every kind; schools bring their graduates back (F-91). */
export default function FrozenRecordsPage() {
  const { title } = pages.frozen;
  usePageTitle(title);
  const viewer = useViewer();
  const options = useFilterOptions(viewer);
  const kinds = useQuery(QueueCountsDocument).data?.queueCounts.kinds ?? [];
  const [returning, setReturning] = useState<FrozenRecordRow | null>(null);
  const restore = changesRoster(viewer) ? setReturning : null;
  const list = useDeskList(frozenList({ viewer, options, kinds, restore }));
  return (
    <ListPage
      title={title}
      about="学生从生源名单中删除后失效的签约和去向记录"
      acts={<FrozenViewSwitch shown="records" />}
    >
      <ListPanel list={list} />
      {returning && (
        <RosterChangeDialog
          kind="restore"
          graduates={[{ id: returning.graduateId, name: returning.graduateName }]}
          onClose={() => setReturning(null)}
        />
      )}
    </ListPage>
  );
}
