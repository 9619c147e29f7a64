import { Descriptions, Form, Input, Segmented } from "antd";
import type { LevelScope } from "../gql/graphql.js";
import type { SchoolSettings } from "./settings-documents.js";

export interface ContactValues {
  name?: string;
  phone?: string;
  address?: string;
  postcode?: string;
}

export const contactScopeLabels: Record<LevelScope, string> = {
  ALL: "全校",
  UNDERGRADUATE: "本专科",
  POSTGRADUATE: "研究生",
};

/** The contacts that may still be given by an account of this scope; none once the whole school has one (P-11). */
export function missingScopes(
  stored: SchoolSettings["contacts"],
  viewerScope: LevelScope,
  separate: boolean,
): LevelScope[] {
  if (stored.some(({ levelScope }) => levelScope === "ALL")) return [];
  if (stored.length === 0 && viewerScope === "ALL" && !separate) return ["ALL"];
  return (["UNDERGRADUATE", "POSTGRADUATE"] as const).filter(
    (scope) =>
      !stored.some(({ levelScope }) => levelScope === scope) &&
      (viewerScope === "ALL" || viewerScope === scope),
  );
}

interface ContactSectionProps {
  settings: SchoolSettings;
  viewerScope: LevelScope;
  separate: boolean;
  onSeparate(separate: boolean): void;
}

/** 协议经办人: those submitted, which never change, and a form for those still missing. */
export function ContactSection({ settings, viewerScope, separate, onSeparate }: ContactSectionProps) {
  const { contacts, contactsLockedReason: locked } = settings;
  const writes = !locked;
  const missing = writes ? missingScopes(contacts, viewerScope, separate) : [];
  return (
    <section className="settings-section">
      <h2>协议经办人</h2>
      <p className="form-note form-note-part">
        打印在就业协议书上。可设置全校统一的经办人，也可按本专科、研究生分别设置；所属层次没有经办人的毕业生不能签约。
        <b>一经提交不可修改。</b>
      </p>
      {contacts.map((contact) => (
        <Descriptions
          key={contact.levelScope}
          className="settings-contact"
          size="small"
          column={2}
          title={`${contactScopeLabels[contact.levelScope]}经办人（已提交，不可修改）`}
          items={[
            { key: "name", label: "姓名", children: contact.name },
            { key: "phone", label: "联系电话", children: contact.phone },
            { key: "address", label: "学校通讯地址", children: contact.address },
            { key: "postcode", label: "邮政编码", children: contact.postcode },
          ]}
        />
      ))}
      {contacts.length === 0 && locked && <p className="form-note">尚未设置协议经办人。{locked}</p>}
      {contacts.length === 0 && writes && viewerScope === "ALL" && (
        <Segmented
          aria-label="设置方式"
          className="form-note-part"
          value={separate}
          onChange={onSeparate}
          options={[
            { value: false, label: "全校统一" },
            { value: true, label: "按层次分别设置" },
          ]}
        />
      )}
      {missing.map((scope) => (
        <ContactFields key={scope} scope={scope} />
      ))}
    </section>
  );
}

function ContactFields({ scope }: { scope: LevelScope }) {
  return (
    <fieldset className="contact-fields">
      <legend>{contactScopeLabels[scope]}经办人（可稍后补充）</legend>
      <div className="settings-contacts">
        <Form.Item name={["contacts", scope, "name"]} label="姓名">
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name={["contacts", scope, "phone"]} label="联系电话">
          <Input maxLength={20} autoComplete="off" placeholder="如 025-83590001" />
        </Form.Item>
        <Form.Item name={["contacts", scope, "address"]} label="学校通讯地址">
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name={["contacts", scope, "postcode"]} label="邮政编码">
          <Input maxLength={6} autoComplete="off" inputMode="numeric" />
        </Form.Item>
      </div>
    </fieldset>
  );
}
