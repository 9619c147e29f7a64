import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { choiceParam, numberParam, textParam } from "../../list/address.js";
import { keptList } from "./kept-list.js";

const params = {
  cohort: numberParam(2021),
  state: choiceParam(["OPEN", "CLOSED"]),
  name: textParam({ personal: true }),
};
const document = parse("query People($filter: Filter) { people(filter: $filter) { id } }");
const list = { params, document, variables: (filter: object) => ({ filter }) };
const reading = (values: object, column: string | null = null) => ({
  values,
  sorting: column === null ? null : { column, descending: true },
  sort: column === null ? null : { column, direction: "DESCENDING" as const },
});

describe("a list to be kept", () => {
  it("has filter, order and columns in its address, and the filter as the server takes it", () => {
    expect(keptList(list, reading({ cohort: 2027, state: "OPEN" }, "NAME"), ["专业", "学号"])).toEqual({
      asked: {
        people: {
          filter: { cohort: 2027, state: "OPEN" },
          sort: { column: "NAME", direction: "DESCENDING" },
        },
      },
      search: new URLSearchParams({
        cohort: "2027",
        state: "OPEN",
        sort: "-NAME",
        hide: "专业,学号",
      }).toString(),
      leftOut: false,
    });
  });

  it("P-08: leaves out who is looked for, and says so; what is carried out in their place is kept", () => {
    const settle = (values: { cohort?: number | undefined }) => ({ cohort: 2027, ...values });
    expect(keptList({ ...list, settle }, reading({ name: "王子涵" }), [])).toEqual({
      asked: { people: { filter: { cohort: 2027 } } },
      search: "hide=",
      leftOut: true,
    });
  });
});
