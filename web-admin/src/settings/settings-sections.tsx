import { agreementTypeLabels } from "@gd/web-kit";
import { Form, InputNumber, Radio, Switch } from "antd";
import { Link } from "react-router";
import type { ReviewMode } from "../gql/graphql.js";
import { pages } from "../menu/pages.js";
import type { SchoolSettings } from "./settings-documents.js";
import { reviewModeLabels, type SettingsValues } from "./settings-values.js";

interface SectionProps {
  settings: SchoolSettings;
  /** What the server refused of this part. */
  problem: string | null;
}

/** 功能开关: one switch, which two others follow. */
export function SwitchSection({ settings, problem }: SectionProps) {
  const form = Form.useFormInstance<SettingsValues>();
  const on = Form.useWatch("signingOn", form) ?? settings.signingOn;
  const locked = settings.switchLockedReason;
  return (
    <section className="settings-section">
      <h2>功能开关</h2>
      <p className="form-note form-note-part">
        本届就业协议书类型：
        {settings.agreementType ? agreementTypeLabels[settings.agreementType] : "省级主管部门尚未选择"}
      </p>
      <div className="settings-switch">
        <span id="switch-signing">在线签约</span>
        <Form.Item name="signingOn" valuePropName="checked" noStyle>
          <Switch
            disabled={Boolean(locked)}
            aria-labelledby="switch-signing"
            checkedChildren="开"
            unCheckedChildren="关"
          />
        </Form.Item>
        <span className="muted">
          {locked ?? (on ? "毕业生或用人单位有操作后不可再关闭" : "开启后，本届毕业生和用人单位可以在线签约")}
        </span>
      </div>
      {(["补登", "去向登记"] as const).map((name) => (
        <div className="settings-switch" key={name}>
          <span id={`switch-${name}`}>{name}</span>
          <Switch
            disabled
            checked={on}
            aria-labelledby={`switch-${name}`}
            checkedChildren="开"
            unCheckedChildren="关"
          />
          <span className="muted">随「在线签约」同时开启和关闭，不能单独设置</span>
        </div>
      ))}
      {on && <p className="form-note">开启期间，就业管理系统不能批量删除本届学生。</p>}
      {problem && (
        <p className="form-note form-note-error" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

/** 审核方式, with the departments that lack a reviewer. */
export function ReviewModeSection({ settings, problem }: SectionProps) {
  const form = Form.useFormInstance<SettingsValues>();
  const mode = Form.useWatch("reviewMode", form) ?? settings.reviewMode;
  const locked = settings.reviewModeLockedReason;
  const { departmentsWithoutReviewer: missing } = settings;
  return (
    <section className="settings-section">
      <h2>审核方式</h2>
      <Form.Item name="reviewMode" noStyle>
        <Radio.Group
          aria-label="审核方式"
          disabled={Boolean(locked)}
          options={(["SCHOOL_ONLY", "DEPARTMENT_THEN_SCHOOL"] as const).map((value) => ({
            value,
            label: reviewModeLabels[value],
          }))}
        />
      </Form.Item>
      <p className="form-note">
        {locked ??
          "先院系再校级审核：每个有毕业生的院系都须有启用的读写账号。本届有流程中的数据时，不能修改审核方式。"}
      </p>
      {missing.length > 0 && !problem && (
        <p className={mode === "SCHOOL_ONLY" ? "form-note" : "form-note form-note-warning"}>
          以下 {missing.length} 个院系还没有启用的读写账号：{missing.join("、")}。
          {missingNote(settings, mode)}
          请在<Link to={pages.accounts.address}>账号管理</Link>中为其新增。
        </p>
      )}
      {problem && (
        <p className="form-note form-note-error" role="alert">
          {problem}
          {missing.length > 0 && (
            <>
              。请在<Link to={pages.accounts.address}>账号管理</Link>中为其新增
            </>
          )}
        </p>
      )}
    </section>
  );
}

/** What it means that departments lack a reviewer: a bar to the mode, or work for the school (F-10a). */
function missingNote(settings: SchoolSettings, mode: ReviewMode): string {
  if (mode === "SCHOOL_ONLY") return "如需选择「先院系再校级审核」，";
  const inForce = settings.signingOn && settings.reviewMode === mode;
  return inForce ? "其待审核的记录由负责全校的账号代为审核，" : "保存前，";
}

/** How often a graduate may ask for a termination. */
export function LimitSection({ locked }: { locked: string | null }) {
  const form = Form.useFormInstance<SettingsValues>();
  const limit = Form.useWatch("terminationLimit", form);
  return (
    <section className="settings-section">
      <h2>解约</h2>
      <Form.Item
        name="terminationLimit"
        label="每名毕业生解约申请最大次数"
        rules={[{ required: true, message: "请填写 0 至 99 的整数" }]}
      >
        <InputNumber min={0} max={99} precision={0} disabled={Boolean(locked)} style={{ width: 120 }} />
      </Form.Item>
      {limit === 0 ? (
        <p className="form-note form-note-warning">
          设为 0 时，毕业生不能提出解约申请，补登和纸质的就业协议将无法解除，请慎重设置。
        </p>
      ) : (
        <p className="form-note">按每名毕业生本届全部协议合计，用人单位提出的不计入；可随时调高。</p>
      )}
      {locked && <p className="form-note">{locked}</p>}
    </section>
  );
}
