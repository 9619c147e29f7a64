import { useMutation } from "@apollo/client/react";
import { explainFailure, refusalOf } from "@gd/web-kit";
import { Alert, App, Button, Form } from "antd";
import { useState } from "react";
import type { SigningSettingsInput } from "../gql/graphql.js";
import type { Viewer } from "../session/viewer.js";
import { ContactSection, missingScopes } from "./contact-section.js";
import {
  SaveSigningSettingsMutation,
  type SchoolSettings,
  SigningSettingsQuery,
} from "./settings-documents.js";
import { LimitSection, ReviewModeSection, SwitchSection } from "./settings-sections.js";
import { changesOf, inputOf, problemsOf, type SettingsValues } from "./settings-values.js";

interface SettingsFormProps {
  viewer: Viewer;
  settings: SchoolSettings;
}

/** Refusals that belong to one part of the form stand there; all others above the buttons. */
interface Problem {
  at: "switch" | "reviewMode" | "form";
  message: string;
}

const placeOfCode: Record<string, Problem["at"]> = {
  AGREEMENT_TYPE: "switch",
  SWITCH_LOCKED: "switch",
  REVIEW_MODE_LOCKED: "reviewMode",
  NO_REVIEWER: "reviewMode",
};

/** Three switches, review mode, limit and contacts; what is locked says why. */
export function SettingsForm({ viewer, settings }: SettingsFormProps) {
  const { modal, message } = App.useApp();
  const [form] = Form.useForm<SettingsValues>();
  const [save, { loading }] = useMutation(SaveSigningSettingsMutation, {
    refetchQueries: [SigningSettingsQuery],
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const separately = settings.contacts.length > 0 || viewer.levelScope !== "ALL";
  const [separate, setSeparate] = useState(separately);
  // Whole-school accounts set everything, level-scoped ones the contact of their level, nobody a closed cohort (P-11).
  const setsContacts = !settings.contactsLockedReason;
  const editable =
    !settings.lockedReason ||
    (setsContacts && missingScopes(settings.contacts, viewer.levelScope, separate).length > 0);

  const send = async (input: SigningSettingsInput) => {
    setProblem(null);
    try {
      const { data } = await save({ variables: { input } });
      const refusal = refusalOf(data?.saveSigningSettings);
      if (!refusal) {
        form.resetFields(["contacts"]);
        return void message.success("签约设置已保存");
      }
      const problems = problemsOf(refusal.fields, input);
      form.setFields(problems as Parameters<typeof form.setFields>[0]);
      if (problems.length === 0) {
        setProblem({ at: placeOfCode[refusal.code] ?? "form", message: refusal.message });
      }
    } catch (failure) {
      setProblem({ at: "form", message: explainFailure(failure).message });
    }
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
      <SwitchSection settings={settings} problem={problem?.at === "switch" ? problem.message : null} />
      <ReviewModeSection
        settings={settings}
        problem={problem?.at === "reviewMode" ? problem.message : null}
      />
      <LimitSection locked={settings.lockedReason ?? null} />
      <ContactSection
        settings={settings}
        viewerScope={viewer.levelScope}
        separate={separate}
        onSeparate={setSeparate}
      />
      {problem?.at === "form" && (
        <Alert type="error" showIcon title={problem.message} className="settings-problem" role="alert" />
      )}
      {editable && (
        <div className="settings-buttons">
          <Button type="primary" htmlType="submit" loading={loading}>
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
