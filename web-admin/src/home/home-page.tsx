import { useQuery } from "@apollo/client/react";
import { LoadFailure, StaleNotice, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Descriptions, Empty, Skeleton } from "antd";
import { Link } from "react-router";
import {
  type HomeQuery as HomeData,
  HomeDocument,
  QueueCountsDocument,
  type RecordKind,
} from "../gql/graphql.js";
import { pagesOf } from "../menu/pages.js";
import { servedKinds } from "../menu/queue-counts.js";
import { useViewer } from "../session/session.js";
import { levelScopeLabels, rightLabels, roleLabels, type Viewer } from "../session/viewer.js";
import { Preparation } from "./preparation.js";
import { RecordCounts } from "./record-counts.js";
import "./home.css";

/** 首页: who I am here, what waits for me, and how everything stands. */
export function HomePage() {
  usePageTitle("首页");
  const viewer = useViewer();
  const counts = useQuery(QueueCountsDocument);
  const home = useQuery(HomeDocument, { skip: !belongsToSchool(viewer) });
  const contacts = home.data?.agreementContacts;

  return (
    <div className="page">
      {viewer.employmentRight === "READ_ONLY" && (
        <Alert
          type="info"
          showIcon
          title="您的账号对「基本信息和就业信息」的权限为只读：可以查看和下载，不能进行审核、修改等操作。"
        />
      )}
      {counts.error && counts.data && <StaleNotice error={counts.error} retry={counts.refetch} />}
      <div className="home-grid">
        <div className="home-main">
          <Preparation viewer={viewer} />
          <section className="panel home-counts">
            {counts.error && !counts.data ? (
              <LoadFailure error={counts.error} retry={counts.refetch} />
            ) : counts.data ? (
              <RecordCounts viewer={viewer} counts={counts.data} />
            ) : (
              <Skeleton active paragraph={{ rows: 7 }} />
            )}
          </section>
          <Entries viewer={viewer} served={servedKinds(counts.data)} />
        </div>
        <div className="home-side">
          <Account viewer={viewer} />
          {belongsToSchool(viewer) && (
            <section className="panel">
              <h2>本校协议经办人</h2>
              {home.error && !contacts ? (
                <LoadFailure error={home.error} retry={home.refetch} />
              ) : contacts ? (
                <Contacts contacts={contacts} />
              ) : (
                <Skeleton active paragraph={{ rows: 3 }} />
              )}
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

/** Every page this kind of user has, with what it is for. */
function Entries({ viewer, served }: { viewer: Viewer; served: RecordKind[] | undefined }) {
  const entries = pagesOf(viewer, served);
  return (
    <section className="panel">
      <h2>功能导航</h2>
      {entries.length === 0 ? (
        <p className="muted">您的账号暂无可用的功能，请联系上级用户。</p>
      ) : (
        <ul className="home-entries">
          {entries.map(({ address, title, about }) => (
            <li key={address}>
              <Link to={address}>
                <b>{title}</b>
                <span className="muted">{about}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function belongsToSchool(viewer: Viewer): boolean {
  return viewer.role === "SCHOOL" || viewer.role === "DEPARTMENT";
}

function Account({ viewer }: { viewer: Viewer }) {
  return (
    <section className="panel">
      <h1>{viewer.accountName}，您好</h1>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: "organisation", label: "所属单位", children: viewer.organisationName },
          { key: "username", label: "登录账号", children: viewer.username },
          { key: "role", label: "用户类别", children: roleLabels[viewer.role] },
          ...(viewer.role === "SCHOOL"
            ? [{ key: "level", label: "管理学历层次", children: levelScopeLabels[viewer.levelScope] }]
            : []),
          ...(viewer.role === "OPERATOR" ? [] : rightsOf(viewer)),
        ]}
      />
    </section>
  );
}

/** What the account may do in each module (P-02); an operator's own module has no such right. */
function rightsOf(viewer: Viewer) {
  return [
    { key: "employment", label: "基本信息和就业信息", children: rightLabels[viewer.employmentRight] },
    { key: "archive", label: "档案信息", children: rightLabels[viewer.archiveRight] },
    { key: "household", label: "户口信息", children: rightLabels[viewer.householdRight] },
  ];
}

const contactScopes = { ALL: "全校", UNDERGRADUATE: "本专科", POSTGRADUATE: "研究生" } as const;

function Contacts({ contacts }: { contacts: HomeData["agreementContacts"] }) {
  if (contacts.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本校尚未设置协议经办人" />;
  }
  return contacts.map((contact) => (
    <Descriptions
      key={contact.levelScope}
      className="contact"
      column={1}
      size="small"
      items={[
        ...(contacts.length > 1
          ? [{ key: "scope", label: "学历层次", children: contactScopes[contact.levelScope] }]
          : []),
        { key: "name", label: "就业协议经办人", children: contact.name },
        { key: "phone", label: "联系电话", children: contact.phone },
        { key: "address", label: "通讯地址", children: contact.address },
        { key: "postcode", label: "邮政编码", children: contact.postcode },
      ]}
    />
  ));
}
