import { daysParam, formatDateTime, textParam } from "@gd/web-kit";
import { cohortFilter, daysFilter, defineList, folded, outsideForm } from "@gd/web-kit/desk";
import type { TableColumnsType } from "antd";
import { FavouritesDocument, type FavouritesQuery } from "../gql/graphql.js";
import { partFilter } from "../parts/part-filter.js";
import { FavouriteActs } from "./favourite-acts.js";

type FavouriteRow = FavouritesQuery["favourites"]["rows"][number];

/** 学生收藏夹. `mayInvite`: whether the employer may invite at all at present; on a phone name and acts stand beside each other without covering. */
export function favouritesList(mayInvite: boolean, onPhone: boolean) {
  return defineList({
    filters: {
      name: outsideForm(textParam({ personal: true })),
      cohort: cohortFilter({ label: "毕业届别", unit: "届", width: 104 }),
      schoolName: partFilter("毕业院校", "school"),
      majorName: partFilter("专业", "major"),
      added: folded(daysFilter(daysParam(), { label: "加入时间" })),
    },
    document: FavouritesDocument,
    variables: (filter) => ({ filter }),
    page: ({ favourites }) => favourites,
    columns: () => columnsFor(mayInvite, onPhone),
    sorts: { 学生姓名: "NAME", 毕业院校: "SCHOOL_NAME", 毕业届别: "COHORT", 加入时间: "ADDED_AT" },
    rowKey: "id",
    empty: (filtered) => (filtered ? "收藏夹中没有符合条件的学生" : "收藏夹暂无学生，请点击「添加学生」查询"),
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
