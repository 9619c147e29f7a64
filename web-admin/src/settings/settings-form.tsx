import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Alert, App, Button, Form } from "antd";
import { useState } from "react";
import {
  SaveSigningSettingsDocument,
  SigningSettingsDocument,
  type SigningSettingsInput,
} from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import { ContactSection, missingScopes } from "./contact-section.js";
import type { SchoolSettings } from "./settings-documents.js";
import { LimitSection, ReviewModeSection, SwitchSection } from "./settings-sections.js";
import { changesOf, inputOf, problemsOf, type SettingsValues } from "./settings-values.js";

interface SettingsFormProps {
  viewer: Viewer;
  settings: SchoolSettings;
}

/** Refusals that belong to one part of the form stand there; all others above the buttons. */
type Place = "switch" | "reviewMode" | "form";

const placeOfCode: Record<string, Place> = {
  AGREEMENT_TYPE: "switch",
  SWITCH_LOCKED: "switch",
  REVIEW_MODE_LOCKED: "reviewMode",
  NO_REVIEWER: "reviewMode",
};

/** Three switches, review mode, limit and contacts; what is locked says why. */
export function SettingsForm({ viewer, settings }: SettingsFormProps) {
  const { message } = App.useApp();
  const modal = useModal();
  const [form] = Form.useForm<SettingsValues>();
  const save = useAct(SaveSigningSettingsDocument, {
    done: "签约设置已保存",
    after: () => form.resetFields(["contacts"]),
    fields: () => true,
    refusal: "here",
    failure: "here",
    refetch: [SigningSettingsDocument],
  });
  const [place, setPlace] = useState<Place>("form");
  const problemAt = (wanted: Place) => (place === wanted ? save.message : null);
  const separately = settings.contacts.length > 0 || viewer.levelScope !== "ALL";
  const [separate, setSeparate] = useState(separately);
  // Whole-school accounts set everything, level-scoped ones the contact of their level, nobody a closed cohort (P-11).
  const setsContacts = !settings.contactsLockedReason;
  const editable =
    !settings.lockedReason ||
    (setsContacts && missingScopes(settings.contacts, viewer.levelScope, separate).length > 0);

  const send = async (input: SigningSettingsInput) => {
    const outcome = await save.send({ input });
    setPlace(outcome.kind === "refused" ? (placeOfCode[outcome.refusal.code] ?? "form") : "form");
    if (outcome.kind !== "refused") return;
    const problems = problemsOf(outcome.refusal.fields, input);
    form.setFields(problems as Parameters<typeof form.setFields>[0]);
  };
  const submit = (values: SettingsValues) => {
    const input = inputOf(settings, { ...settingsOf(settings), ...values }, viewer.levelScope, separate);
    const changes = changesOf(settings, input);
    if (changes.length === 0) return void message.info("没有需要保存的修改");
    modal.confirm({
      title: `保存${settings.cohort}届签约设置？`,
      content: (
        <ul className="settings-changes">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      ),
      okText: "确认保存",
      width: 520,
      onOk: () => send(input),
    });
  };

  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={settingsOf(settings)}
      onFinish={submit}
      disabled={!editable}
    >
      <SwitchSection settings={settings} problem={problemAt("switch")} />
      <ReviewModeSection settings={settings} problem={problemAt("reviewMode")} />
      <LimitSection locked={settings.lockedReason ?? null} />
      <ContactSection
        settings={settings}
        viewerScope={viewer.levelScope}
        separate={separate}
        onSeparate={setSeparate}
      />
      {problemAt("form") && (
        <Alert type="error" showIcon title={problemAt("form")} className="settings-problem" role="alert" />
      )}
      {editable && (
        <div className="settings-buttons">
          <Button type="primary" htmlType="submit" loading={save.running}>
            保存设置
          </Button>
          <Button onClick={() => form.resetFields()}>恢复为已保存的设置</Button>
        </div>
      )}
    </Form>
  );
}

function settingsOf({ signingOn, reviewMode, terminationLimit }: SchoolSettings): SettingsValues {
  return { signingOn, reviewMode, terminationLimit };
}
