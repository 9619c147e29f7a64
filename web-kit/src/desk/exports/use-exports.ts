import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { type ExportShownFragment, ExportShownFragmentDoc, ExportsDocument } from "../../gql/graphql.js";
import { readFragment } from "../../gql/index.js";

/** While something is being made its progress is asked for; that it is over the live connection tells too. */
const ASKED_EVERY_MS = 1_000;

/** The account's own exports; undefined until they are read. */
export function useExports() {
  const [isUnderWay, setUnderWay] = useState(false);
  const { data, error, refetch } = useQuery(ExportsDocument, {
    pollInterval: isUnderWay ? ASKED_EVERY_MS : 0,
  });
  const exports = data && readFragment(ExportShownFragmentDoc, data.exports);
  const underWay = exports?.filter(goesOn).length ?? 0;
  if (underWay > 0 !== isUnderWay) setUnderWay(underWay > 0);
  return { exports, underWay, error, refetch };
}

/** Whether it is not over yet. */
export function goesOn({ state }: Pick<ExportShownFragment, "state">): boolean {
  return state === "WAITING" || state === "RUNNING";
}
