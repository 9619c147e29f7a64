import { useQuery } from "@apollo/client/react";
import { formatDateTime } from "@gd/web-kit";
import { FormDialog, LoadFailure, useFormAct, usePageTitle } from "@gd/web-kit/desk";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import {
  type PortalTextKind,
  type PortalTextSeenFragment,
  PortalTextSeenFragmentDoc,
  PortalTextsDocument,
  PublishPortalTextDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageLoading } from "../parts/page-loading.js";
import { useViewer } from "../session/session.js";
import "../lists/lists.css";
import "./portal.css";

interface Place {
  kind: PortalTextKind;
  title: string;
  about: string;
  /** One line below the pages instead of a page of its own. */
  line?: true;
}

const places: readonly Place[] = [
  { kind: "SPONSOR", title: "主办单位", about: "显示在各端登录页和平台首页底部", line: true },
  { kind: "FILING", title: "备案号", about: "显示在主办单位之后", line: true },
  { kind: "NOTICE", title: "通知公告", about: "留空即不显示" },
  { kind: "PRIVACY", title: "个人信息保护说明", about: "发布新版本后，毕业生再次进入时须重新同意" },
  { kind: "ACCESSIBILITY", title: "无障碍说明", about: "任何人都可查看" },
];

/** 门户信息: what the platform says of itself; each change is a further version. */
export default function PortalPage() {
  usePageTitle("门户信息");
  const { data, error, refetch } = useQuery(PortalTextsDocument);
  const [edited, setEdited] = useState<Place | null>(null);
  const { employmentRight } = useViewer();
  if (error && !data) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return <PageLoading />;
  const texts = readFragment(PortalTextSeenFragmentDoc, data.portalTexts);
  const textOf = (kind: PortalTextKind) => texts.find((text) => text.kind === kind);
  return (
    <div className="page">
      {places.map((place) => {
        const text = textOf(place.kind);
        return (
          <section key={place.kind} className="panel" aria-label={place.title}>
            <div className="list-head">
              <h2>{place.title}</h2>
              <span className="muted">{place.about}</span>
              {employmentRight === "READ_WRITE" && (
                <div className="list-head-right">
                  <Button onClick={() => setEdited(place)} aria-label={`修改${place.title}`}>
                    修改
                  </Button>
                </div>
              )}
            </div>
            <p className="portal-body">{text?.body || "未设置"}</p>
            {text && (
              <p className="muted">
                第 {text.version} 版，
                {text.publishedAt ? `${formatDateTime(text.publishedAt)} 发布` : "平台内置"}
              </p>
            )}
          </section>
        );
      })}
      {edited && <EditDialog place={edited} standing={textOf(edited.kind)} onClose={() => setEdited(null)} />}
    </div>
  );
}

interface EditDialogProps {
  place: Place;
  /** What is shown at present; absent: nothing yet. */
  standing: PortalTextSeenFragment | undefined;
  onClose: () => void;
}

function EditDialog({ place: { kind, title, line, about }, standing, onClose }: EditDialogProps) {
  const [form] = Form.useForm<{ body?: string }>();
  const act = useFormAct(PublishPortalTextDocument, form, {
    done: (text) =>
      readFragment(PortalTextSeenFragmentDoc, text).version === standing?.version
        ? "内容未改动，未发布新版本"
        : `${title}已发布`,
    after: onClose,
    refetch: [PortalTextsDocument],
  });
  return (
    <FormDialog
      title={`修改${title}`}
      okText="发布新版本"
      width={720}
      form={form}
      problem={act.problem}
      running={act.running}
      initialValues={{ body: standing?.body ?? "" }}
      onSubmit={({ body: written = "" }) => act.send({ kind, body: written })}
      onClose={onClose}
    >
      <Form.Item name="body" label={title} extra={about}>
        {line ? <Input maxLength={100} /> : <Input.TextArea rows={16} />}
      </Form.Item>
    </FormDialog>
  );
}
