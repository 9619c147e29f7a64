// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { press, showApp } from "../../test/show-app.js";
import QuestionsPage from "../faq/questions-page.js";
import { TextField } from "../ui/text-field.js";
import { officeToAsk, rememberOffice } from "./office.js";
import { Said } from "./said.js";

const OFFICE = {
  schoolName: "云岭财经大学",
  name: "就业指导中心",
  phone: "0871-65001234",
  hours: "工作日 8:30—17:00",
};
const FOUND = { __typename: "SchoolOffice", ...OFFICE };

afterEach(() => rememberOffice(null));

describe("whom to call", () => {
  it("stands beside a sentence that sends to the school, and beside no other", () => {
    rememberOffice(OFFICE);
    const { container, unmount } = showApp(<Said text="未查询到您的生源信息，请联系学校就业部门核对" />);
    const phone = container.querySelector("a");
    expect([phone?.textContent, phone?.getAttribute("href")]).toEqual([OFFICE.phone, `tel:${OFFICE.phone}`]);
    expect(container.textContent).toContain("工作日 8:30—17:00");
    unmount();
    expect(showApp(<Said text="请联系用人单位" />).container.querySelector("a")).toBeNull();
  });

  it("is nobody before anybody signed in here: the school is looked for by name", async () => {
    expect(officeToAsk()).toBeNull();
    const served = serve({ SchoolOffices: { schoolOffices: [FOUND] } });
    showApp(<QuestionsPage />);
    fireEvent.change(screen.getByLabelText("学校名称"), { target: { value: "云岭" } });
    expect(await screen.findByText(OFFICE.phone)).toBeDefined();
    expect(served.of("SchoolOffices")).toEqual([{ text: "云岭" }]);
  });
});

it("a password can be looked at by whoever types it", () => {
  showApp(<TextField label="密码" type="password" value="Demo@2027" onChange={() => undefined} />);
  const field = screen.getByLabelText<HTMLInputElement>("密码");
  expect(field.type).toBe("password");
  press("显示");
  expect(field.type).toBe("text");
});
