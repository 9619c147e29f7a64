import { expect, it } from "vitest";
import { organisationHints } from "./organisation-hints.js";

const page = { comparison: null, earlierVerdicts: [] } as never;
const texts = (standing: Parameters<typeof organisationHints>[1]) =>
  organisationHints(page, standing).map(({ text }) => text);

it("says that nothing differs only where the register told something (F-70)", () => {
  expect(texts({ isRegistered: true, differing: 0, notices: 0 })).toEqual(["登记信息无差异"]);
  expect(texts({ isRegistered: true, differing: 2, notices: 0 })).toEqual(["与登记信息 2 项不一致"]);
  expect(texts({ isRegistered: false, differing: 0, notices: 1 })).toEqual(["1 项需要核实"]);
});
