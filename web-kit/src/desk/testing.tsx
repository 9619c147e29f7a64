import type { OperationVariables } from "@apollo/client";
import { App, ConfigProvider } from "antd";
import type { ReactNode } from "react";
import { readAddress, type ValuesOf, writeAddress } from "../list/address.js";
import type { ListDescription } from "./list/desk-list.js";
import { type ListFilters, type ParamsOf, paramsOf } from "./list/filters.js";
import { type DeskLook, DeskLookProvider, type ListLook } from "./look.js";

/** A value for each filter of a list: one that is forgotten does not compile. */
export type FilterSamples<F extends ListFilters> = Required<ValuesOf<ParamsOf<F>>>;

/** Whose values name a person: they stand behind the `#` (P-08). */
const PERSONAL = /^(name|idNumber|studentNumber|mobile)$/;

/**
 * What is wrong with a described list, for its test: a filter that its address loses, that never reaches the server, or
 * that shows a person's data to servers; columns without a title or twice the same. Empty where all is well.
 */
export function problemsOfList<
  Data,
  Variables extends OperationVariables,
  Row extends object,
  F extends ListFilters,
>(list: ListDescription<Data, Variables, Row, F>, samples: FilterSamples<F>): string[] {
  const params = paramsOf(list.filters);
  const problems: string[] = [];
  const variablesOf = (values: object) => JSON.stringify(list.variables(values as ValuesOf<ParamsOf<F>>));
  for (const [key, { param }] of Object.entries(list.filters)) {
    const values = { [key]: (samples as Record<string, unknown>)[key] };
    const address = writeAddress(params, values as ValuesOf<ParamsOf<F>>);
    const read = readAddress(params, address);
    if (JSON.stringify(read) !== JSON.stringify(values)) problems.push(`${key} is lost in the address`);
    if (variablesOf(values) === variablesOf({})) problems.push(`${key} never reaches the server`);
    if (PERSONAL.test(key) && !param.personal) problems.push(`${key} stands where servers see it (P-08)`);
  }
  const titles = list.columns({} as ValuesOf<ParamsOf<F>>).map(({ title }) => title);
  if (titles.some((title) => !title)) problems.push("a column has no title");
  if (new Set(titles).size < titles.length) problems.push("two columns have one title");
  return problems;
}

/** A part with what a desk has around it, to be shown by `show` of the component tests. */
export function onDesk(part: ReactNode, density: ListLook["density"] = "ROOMY"): ReactNode {
  const look: DeskLook = {
    titleSuffix: "测试",
    home: { to: "/", label: "返回首页" },
    lists: { density, pageSize: 20 },
  };
  return (
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <App>
        <DeskLookProvider look={look}>{part}</DeskLookProvider>
      </App>
    </ConfigProvider>
  );
}
