import { useQuery } from "@apollo/client/react";
import type { KeptList } from "@gd/web-kit/desk";
import { Button, Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { type ListQuery, SavedViewFactsFragmentDoc, SavedViewsDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { ManageViewsDialog } from "./manage-views-dialog.js";
import { SaveViewDialog } from "./save-view-dialog.js";
import type { SavedView } from "./saved-view.js";
import "./lists.css";

interface SavedViewsProps {
  kept: KeptList;
}

/** 常用查询 of the list that is shown: open one, keep the present one, look after one's own. */
export function SavedViews({ kept }: SavedViewsProps) {
  const { pathname } = useLocation();
  const { data } = useQuery(SavedViewsDocument);
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const all = readFragment(SavedViewFactsFragmentDoc, data?.savedViews ?? []);
  const here = all.filter(({ address }) => address.split("?")[0] === pathname);
  // Named by the list's own document; the server knows which lists there are.
  const query = kept.asked as unknown as ListQuery;
  const asked = { query, address: `${pathname}${kept.search && `?${kept.search}`}` };
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items: itemsOf(here, setDialog) }}>
        <Button>常用查询</Button>
      </Dropdown>
      {dialog === "save" && (
        <SaveViewDialog of={null} asked={asked} leftOut={kept.leftOut} onClose={() => setDialog(null)} />
      )}
      {dialog === "manage" && (
        <ManageViewsDialog views={here} asked={asked} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

function itemsOf(
  views: readonly SavedView[],
  open: (dialog: "save" | "manage") => void,
): NonNullable<MenuProps["items"]> {
  const linkTo = (view: SavedView) => ({
    key: view.id,
    label: (
      <Link to={view.address} title={view.problem ?? ""}>
        {view.name}
        {view.problem && <span className="saved-view-problem">（条件已失效）</span>}
      </Link>
    ),
  });
  const group = (key: string, label: string, of: readonly SavedView[]) =>
    of.length > 0 ? [{ key, type: "group" as const, label, children: of.map(linkTo) }] : [];
  return [
    ...group(
      "own",
      "我的",
      views.filter(({ shared }) => !shared),
    ),
    ...group(
      "shared",
      "全校共享",
      views.filter(({ shared }) => shared),
    ),
    ...(views.length > 0 ? [{ key: "line", type: "divider" as const }] : []),
    { key: "save", label: "保存当前查询", onClick: () => open("save") },
    ...(views.some(({ mayChange }) => mayChange)
      ? [{ key: "manage", label: "管理常用查询", onClick: () => open("manage") }]
      : []),
  ];
}
