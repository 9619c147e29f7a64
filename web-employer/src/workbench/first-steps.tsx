import { useQuery } from "@apollo/client/react";
import { Alert } from "antd";
import { Link } from "react-router";
import { EmployerCountsDocument } from "../gql/graphql.js";
import { useViewer } from "../session/session.js";

/** Where there is nothing at all yet: what an employer begins with (F-20, F-21). Gone with the first favourite. */
export function FirstSteps() {
  const { mayInvite, notInvitingReason } = useViewer();
  const { data } = useQuery(EmployerCountsDocument);
  if (!data || !mayInvite || notInvitingReason) return null;
  if (Object.values(data.employerCounts).some((count) => count > 0)) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="page-notice first-steps"
      title="本单位暂无签约记录，请从添加学生开始"
      description={
        <>
          在<Link to="/favourites">学生收藏夹</Link>
          中查询并添加拟录用的学生，即可发起签约邀请。拟录用学生较多的，可以使用
          <Link to="/favourites/sheet">表格查询</Link>；同一岗位录用多人的，可以先设置
          <Link to="/position-templates">岗位模板</Link>。
        </>
      }
    />
  );
}
