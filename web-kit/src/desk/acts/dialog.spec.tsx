// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { show } from "../../../testing/index.js";
import { onDesk } from "../testing.js";
import { Dialog, useModal } from "./dialog.js";

/** As the browser's button does it: the entry of the layer is left. */
function goBack(): void {
  history.replaceState({ ...(history.state as object | null), layers: 0 }, "");
  window.dispatchEvent(new PopStateEvent("popstate"));
}

function Page() {
  const [open, setOpen] = useState(false);
  const modal = useModal();
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        新建
      </button>
      <button type="button" onClick={() => void modal.confirm({ title: "确认删除？" })}>
        删除
      </button>
      <Dialog open={open} title="新建账号" onCancel={() => setOpen(false)} />
    </>
  );
}

it("going back closes a desk's dialog, and a question with a no", async () => {
  show(onDesk(<Page />));
  const closing = () => document.querySelectorAll(".ant-fade-leave").length;
  for (const [index, [press, title]] of [
    ["新建", "新建账号"],
    ["删除", "确认删除？"],
  ].entries()) {
    fireEvent.click(screen.getByText(press ?? ""));
    await screen.findAllByText(title ?? "");
    await waitFor(() => expect(history.state).toMatchObject({ layers: 1 }));
    goBack();
    await waitFor(() => expect(closing()).toBe(index + 1));
  }
});
