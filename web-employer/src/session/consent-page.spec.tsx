// @vitest-environment happy-dom
import { onDesk } from "@gd/web-kit/desk/testing";
import { serve, show } from "@gd/web-kit/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { ConsentPage } from "./consent-page.js";
import { SessionProvider } from "./session.js";

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("A-49 asks for the tick, never set beforehand, says beside it what is missing, and sends the version shown", async () => {
  const served = serve({
    EmployerViewer: { employerViewer: null },
    AgreeToNotice: {
      agreeToNotice: { __typename: "NotAllowed", code: "CONSENT_NEEDED", message: "说明已更新，请重新阅读" },
    },
  });
  show(
    onDesk(
      <SessionProvider>
        <ConsentPage version={3} />
      </SessionProvider>,
    ),
    { app: "employer" },
  );
  expect(screen.getByRole("link", { name: /个人信息保护说明/ }).getAttribute("href")).toBe("/portal/privacy");
  press("同意并进入");
  expect(await screen.findByText("请先阅读并勾选同意《个人信息保护说明》")).toBeDefined();
  expect(served.of("AgreeToNotice")).toEqual([]);
  fireEvent.click(screen.getByRole("checkbox"));
  press("同意并进入");
  expect(await screen.findByText("说明已更新，请重新阅读")).toBeDefined();
  await waitFor(() => expect(served.of("AgreeToNotice")).toEqual([{ consentTo: 3 }]));
});
