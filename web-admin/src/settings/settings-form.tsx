import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Alert, App, Button, Form, type FormInstance } from "antd";
import { useEffect, useState } from "react";
import {
  SaveSigningSettingsDocument,
  SigningSettingsDocument,
  type SigningSettingsInput,
} from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import { ContactSection, missingScopes } from "./contact-section.js";
import type { SchoolSettings } from "./settings-documents.js";
import { LimitSection, ReviewModeSection, ReviewTimeSection, SwitchSection } from "./settings-sections.js";
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
    fields: () => true,
    refusal: "here",
    failure: "here",
    refetch: [SigningSettingsDocument],
  });
  const shown = useShownVersion(form, settings);
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
    // The values that stand now have been read again; of a refusal for somebody else's saving the form says so.
    if (outcome.kind === "done") shown.takeOver("all");
    if (outcome.kind !== "refused") return;
    if (outcome.refusal.code === "SETTINGS_CHANGED") shown.takeOver("untouched");
    const problems = problemsOf(outcome.refusal.fields, input);
    form.setFields(problems as Parameters<typeof form.setFields>[0]);
  };
  const submit = (values: SettingsValues) => {
    const input = inputOf(
      settings,
      { ...settingsOf(settings), ...values },
      viewer.levelScope,
      separate,
      shown.version,
    );
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
      <ReviewTimeSection locked={Boolean(settings.lockedReason)} />
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
          <Button onClick={() => shown.takeOver("all")}>恢复为已保存的设置</Button>
        </div>
      )}
    </Form>
  );
}

const ownFields = ["signingOn", "reviewMode", "terminationLimit", "reviewDays"] as const;

/**
 * The version of the settings that the form shows, which is what is sent with them. Values that come anew are taken over
 * while nothing is typed, and when the user is told to: what they typed stays, and is never sent as if they had seen
 * what somebody else saved meanwhile.
 */
function useShownVersion(form: FormInstance<SettingsValues>, settings: SchoolSettings) {
  const [version, setVersion] = useState(settings.version);
  const [due, setDue] = useState<"all" | "untouched" | null>(null);
  useEffect(() => {
    const taken = due ?? (version === settings.version || form.isFieldsTouched() ? null : "all");
    if (!taken) return;
    const values = settingsOf(settings);
    if (taken === "all") form.resetFields();
    for (const name of ownFields) {
      if (taken === "all" || !form.isFieldTouched(name)) form.setFieldValue(name, values[name]);
    }
    setVersion(settings.version);
    setDue(null);
  }, [due, form, settings, version]);
  return { version, takeOver: setDue };
}

function settingsOf(settings: SchoolSettings): SettingsValues {
  const { signingOn, reviewMode, terminationLimit, reviewDays } = settings;
  return { signingOn, reviewMode, terminationLimit, reviewDays: reviewDays ?? null };
}
