// @vitest-environment happy-dom
import type { TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { serve } from "@gd/web-kit/testing";
import { screen, waitFor } from "@testing-library/react";
import { Kind, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { pressSoon, refused, showApp } from "../../test/show-app.js";
import { AnswerBarFieldsFragmentDoc, RecordActsFieldsFragmentDoc } from "../gql/graphql.js";
import type { FragmentType } from "../gql/index.js";
import type { OfferedAct } from "./act-bar.js";
import { AnswerBar } from "./answer-bar.js";
import { RecordActs } from "./record-acts.js";

const RecordQuery = {
  kind: Kind.DOCUMENT,
  definitions: [
    ...parse(`
      query Record($id: ID!) {
        record(id: $id) { id ...RecordActsFields ... on Agreement { ...AnswerBarFields } }
      }
    `).definitions,
    ...RecordActsFieldsFragmentDoc.definitions,
    ...AnswerBarFieldsFragmentDoc.definitions,
  ],
} as TypedDocumentNode<{ record: AgreementWithActs | null }, { id: string }>;

type AgreementWithActs = FragmentType<typeof RecordActsFieldsFragmentDoc> &
  FragmentType<typeof AnswerBarFieldsFragmentDoc>;

/** A record's page as far as its acts go. */
function Acts() {
  const { data } = useQuery(RecordQuery, { variables: { id: "7" } });
  if (!data?.record) return null;
  return (
    <>
      <AnswerBar agreement={data.record} />
      <RecordActs record={data.record} />
    </>
  );
}

const open = (act: string): OfferedAct & { __typename: string } => ({
  __typename: "AvailableAction",
  act,
  allowed: true,
  reason: null,
});
const closed = (act: string, reason: string) => ({ ...open(act), allowed: false, reason });

const record = (acts: readonly OfferedAct[], more: object = {}) => ({
  record: {
    __typename: "Agreement",
    id: "7",
    kind: "OFFLINE_AGREEMENT",
    uploads: [],
    submission: 0,
    counterpart: "江东智造",
    job: { __typename: "AgreementJob", positionName: "会计" },
    availableActions: acts,
    ...more,
  },
});
const isDisabled = (text: string) =>
  screen.getByText(text).closest<HTMLButtonElement>("button")?.disabled ?? false;

describe("answering an invitation", () => {
  it("leads to the agreement, which is read before it is accepted (F-24)", async () => {
    serve({ Record: record([open("ACCEPT"), open("DECLINE")]) });
    const { address } = showApp(<Acts />, "/records/7");
    await pressSoon("接受");
    await waitFor(() => expect(address()).toBe("/records/7/agreement"));
  });

  it("sends nothing when the question is answered with no", async () => {
    const { sent } = serve({ Record: record([open("ACCEPT"), open("DECLINE")]) });
    showApp(<Acts />);
    await pressSoon("拒绝");
    await pressSoon("取消");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent.map(({ name }) => name)).toEqual(["Record"]);
  });

  it("says why it is closed at present (F-03)", async () => {
    serve({ Record: record([closed("ACCEPT", "本届网签尚未开始"), closed("DECLINE", "本届网签尚未开始")]) });
    showApp(<Acts />);
    await screen.findByText("本届网签尚未开始");
    expect([isDisabled("接受"), isDisabled("拒绝")]).toEqual([true, true]);
  });

  it("shows a refusal, and what has become of the record meanwhile", async () => {
    const served = serve({
      Record: record([open("DECLINE")]),
      DeclineInvitation: { declineInvitation: refused("该邀请已被单位撤回") },
    });
    const { told } = showApp(<Acts />);
    await pressSoon("拒绝");
    served.answer("Record", record([]));
    await pressSoon("确认拒绝");
    await waitFor(() => expect(told.lines).toEqual(["refused: 该邀请已被单位撤回"]));
    expect(screen.queryByText("拒绝")).toBeNull();
  });
});

describe("acts on one's own record", () => {
  it("offers only what the server says, and leads to the form", async () => {
    serve({ Record: record([open("SUBMIT"), open("DELETE_DRAFT")]) });
    showApp(<Acts />);
    const link = await screen.findByText<HTMLAnchorElement>("继续填写");
    expect(link.getAttribute("href")).toBe("/fill/offline/7");
    expect(screen.queryByText("撤回修改")).toBeNull();
    expect(screen.queryByText("接受")).toBeNull();
  });

  it("names the form after the first submission otherwise, and the stamped copy by its state", async () => {
    const acts = [open("SUBMIT"), open("SUBMIT_SIGNING"), open("ABANDON")];
    serve({ Record: record(acts, { submission: 2, uploads: [{ __typename: "Upload", id: "3" }] }) });
    showApp(<Acts />);
    await screen.findByText("修改后重新提交");
    expect(screen.getByText("重新回传协议书").getAttribute("href")).toBe("/records/7/stamp");
    expect(screen.getByText("放弃")).toBeDefined();
  });

  it("leaves the page of a draft that is deleted", async () => {
    const { of } = serve({
      Record: record([open("DELETE_DRAFT")]),
      DeleteDraft: { deleteDraft: { __typename: "DraftDeleted", recordId: "7" } },
    });
    const { told, address } = showApp(<Acts />, "/records/7");
    await pressSoon("删除草稿");
    await pressSoon("确认删除");
    await waitFor(() => expect(told.lines).toEqual(["done: 草稿已删除"]));
    expect(address()).toBe("/");
    expect(of("DeleteDraft")).toEqual([{ id: "7" }]);
  });
});
