import { useQuery } from "@apollo/client/react";
import { ListPanel, SearchBox, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import { EmployersCountDocument } from "../gql/graphql.js";
import { ListPage } from "../lists/list-page.js";
import { employerList } from "./employer-list.js";
import "./employers.css";

/** 用人单位管理 (F-73, F-76): the operator finds any organisation, whatever its state or name was. */
export default function EmployersPage() {
  usePageTitle("用人单位管理");
  const list = useDeskList(employerList);
  const { values, show } = list.reading;
  const { data } = useQuery(EmployersCountDocument, { variables: { filter: values } });
  return (
    <ListPage
      title="用人单位管理"
      beside={
        <SearchBox
          label="单位名称（含曾用名）或统一社会信用代码"
          value={values.search ?? ""}
          onShow={(search) => show({ ...values, search })}
          width={340}
        />
      }
      about={data ? `共${data.employersCount.toLocaleString("zh-CN")}家单位` : undefined}
    >
      <ListPanel list={list} />
    </ListPage>
  );
}
