// @vitest-environment happy-dom
import type { Outcome } from "@gd/web-kit";
import { onDesk } from "@gd/web-kit/desk/testing";
import { serve, show } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { InvitationTermsInput } from "../gql/graphql.js";
import { startingTerms } from "./terms.js";
import { TermsForm } from "./terms-form.js";

const contact = { contactName: "周建国", contactMobile: "13800000001" };
const filled = {
  ...startingTerms(contact, null),
  validDays: 7,
  job: { categoryCode: "13", positionName: "工程师" },
};

function showForm(answer: Outcome<unknown>, more: { closedReason?: string; starting?: typeof filled } = {}) {
  serve({
    JobCategories: { catalogue: [{ __typename: "CatalogueEntry", code: "13", label: "工程技术人员" }] },
  });
  const submit = vi.fn(async (_terms: InvitationTermsInput) => answer);
  const touched = vi.fn();
  show(
    onDesk(
      <TermsForm
        starting={more.starting ?? filled}
        cohort={2027}
        running={false}
        submitLabel="发送邀请函"
        closedReason={more.closedReason ?? null}
        touched={touched}
        submit={submit}
        cancelTo="/favourites"
      />,
    ),
    { app: "employer" },
  );
  return { submit, touched };
}

const refusal = (fields: Record<string, string>): Outcome<unknown> => ({
  kind: "refused",
  answer: {},
  refusal: { code: "INVALID_INPUT", message: "输入有误", fields },
});
const button = (name: string) => screen.getByText(name).closest("button") as HTMLButtonElement;
const send = () => fireEvent.click(button("发送邀请函"));

describe("the terms of an invitation on the screen (F-21)", () => {
  it("are sent as they are filled in", async () => {
    const { submit, touched } = showForm({ kind: "done", answer: {} });
    fireEvent.change(screen.getByLabelText("拟录用岗位名称"), { target: { value: "算法工程师" } });
    send();
    await waitFor(() => expect(submit).toHaveBeenCalledOnce());
    expect(submit.mock.calls[0]?.[0]).toMatchObject({
      ...contact,
      validDays: 7,
      job: { categoryCode: "13", positionName: "算法工程师", supplement: null },
    });
    expect(touched).toHaveBeenCalled();
  });

  it("are not sent without what is mandatory, and say what is missing", async () => {
    const { submit } = showForm({ kind: "done", answer: {} }, { starting: { ...filled, validDays: 0 } });
    fireEvent.change(screen.getByLabelText("签约联系人"), { target: { value: " " } });
    send();
    await screen.findByText("请填写签约联系人");
    await screen.findByText("应约有效期应为 1 至 30 天的整数");
    expect(submit).not.toHaveBeenCalled();
  });

  it("show what is refused beside its field, opening the terms that are folded away", async () => {
    showForm(
      refusal({ "terms.job.penalty": "违约金最多 100 个字", "terms.job.positionName": "岗位名称太长" }),
    );
    const folded = () =>
      document.querySelector(".other-terms [aria-expanded]")?.getAttribute("aria-expanded");
    expect(folded()).toBe("false");
    send();
    await screen.findByText("岗位名称太长");
    await screen.findByText("违约金最多 100 个字");
    await waitFor(() => expect(folded()).toBe("true"));
    expect(screen.queryByText("输入有误")).toBeNull();
  });

  it("say above the form what belongs to no field", async () => {
    showForm({
      kind: "refused",
      answer: {},
      refusal: { code: "NOT_ALLOWED", message: "该毕业生已签约。", fields: {} },
    });
    send();
    expect((await screen.findByText("该毕业生已签约。")).closest('[role="alert"]')).not.toBeNull();
  });

  it("can be read but not sent while the employer may not invite", () => {
    showForm({ kind: "done", answer: {} }, { closedReason: "单位尚未认证，不能发起签约。" });
    expect(button("发送邀请函").disabled).toBe(true);
  });
});
