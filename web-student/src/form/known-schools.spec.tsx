// @vitest-environment happy-dom
import { serve } from "@gd/web-kit/testing";
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { showApp } from "../../test/show-app.js";
import { KnownSchools } from "./known-schools.js";

const SCHOOLS = ["云岭财经大学", "云岭农业职业学院"].map((name, index) => ({
  __typename: "SchoolOption",
  id: String(index),
  name,
}));

it("offers the platform's schools by a part of their name, and no more once one is whole", async () => {
  const served = serve({ KnownSchools: { schoolOptions: SCHOOLS } });
  const chosen: string[] = [];
  const { unmount } = showApp(<KnownSchools text="云岭" onChoose={(name) => chosen.push(name)} />);
  fireEvent.click(await screen.findByRole("button", { name: "云岭财经大学" }));
  expect(chosen).toEqual(["云岭财经大学"]);
  expect(served.of("KnownSchools")).toEqual([{ text: "云岭" }]);
  unmount();
  const { container } = showApp(<KnownSchools text="云" onChoose={() => undefined} />);
  expect(container.querySelector("button")).toBeNull();
});
