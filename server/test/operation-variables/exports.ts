import type { ListQuery } from "../../../stage/src/gql/graphql.js";
import { graphql } from "../../../stage/src/gql/index.js";
import type { Person, TestApp } from "../app.js";
import type { CrowdedWorld } from "../crowded-world.js";
import { id, type Provider } from "./sending.js";

const START = graphql(`mutation OperationVariablesStartExport($list: ListQuery!) {
  startExport(list: $list, kind: AGREEMENTS_ZIP) { ... on Export { id } } }`);

/** What both desks send about 我的下载; `list`: one of theirs that has agreements. */
export function exportsOf(
  personOf: (world: CrowdedWorld) => NonNullable<Person>,
  list: ListQuery,
): Record<string, Provider> {
  const started = (): Provider => async (on: TestApp, world: CrowdedWorld) => {
    const person = personOf(world);
    await on.platform.pool.query("delete from list_export");
    return { person, variables: id((await on.ask(person, START, { list })).id) };
  };
  return {
    Exports: (_on, world) => ({ person: personOf(world), variables: {} }),
    StartExport: async (on, world) => {
      await on.platform.pool.query("delete from list_export");
      return { person: personOf(world), variables: { list, kind: "ROWS_XLSX" } };
    },
    CancelExport: started(),
    RemoveExport: started(),
  };
}
