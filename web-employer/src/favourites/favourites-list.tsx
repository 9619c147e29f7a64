import { formatDateTime, textParam } from "@gd/web-kit";
import { defineList, outsideForm } from "@gd/web-kit/desk";
import type { TableColumnsType } from "antd";
import { FavouritesDocument, type FavouritesQuery } from "../gql/graphql.js";
import { FavouriteActs } from "./favourite-acts.js";

type FavouriteRow = FavouritesQuery["favourites"]["rows"][number];

/** 学生收藏夹. `mayInvite`: whether the employer may invite at all at present; on a phone name and acts stand beside each other without covering. */
export function favouritesList(mayInvite: boolean, onPhone: boolean) {
  return defineList({
    filters: { name: outsideForm(textParam({ personal: true })) },
    document: FavouritesDocument,
    variables: ({ name }) => ({ name: name ?? null }),
    page: ({ favourites }) => favourites,
    columns: () => columnsFor(mayInvite, onPhone),
    rowKey: "id",
    empty: (filtered) => (filtered ? "收藏夹中没有该姓名的学生" : "收藏夹暂无学生，请点击「添加学生」查询"),
  });
}

function columnsFor(mayInvite: boolean, onPhone: boolean): TableColumnsType<FavouriteRow> {
  return [
    { title: "学生姓名", key: "name", dataIndex: "name", width: 96 },
    { title: "证件号码", key: "idNumber", dataIndex: "idNumberMasked", width: 168, className: "digits" },
    { title: "毕业院校", key: "school", dataIndex: "schoolName" },
    { title: "学历层次", key: "level", dataIndex: "educationLevelLabel", width: 92 },
    { title: "专业", key: "major", dataIndex: "majorName" },
    { title: "毕业届别", key: "cohort", width: 76, render: (_value, row) => `${row.cohort}届` },
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
      width: onPhone ? 116 : 184,
      render: (_value, row) => <FavouriteActs favourite={row} mayInvite={mayInvite} />,
    },
  ];
}
