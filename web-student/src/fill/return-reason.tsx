import { formatDateTime, reasonText } from "@gd/web-kit";
import { ReturnReasonFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

/** Why the record came back (F-11, F-13): above everything else, for this is what must be put right. */
export function ReturnReason({ record }: { record: FragmentType<typeof ReturnReasonFieldsFragmentDoc> }) {
  const { returned } = readFragment(ReturnReasonFieldsFragmentDoc, record);
  if (!returned) return null;
  return (
    <section className="return-reason" aria-label="退回原因">
      <h2>老师退回，请按以下原因修改</h2>
      <p>{reasonText(returned)}</p>
      <p className="faint">
        {returned.actorOrganisation} · {formatDateTime(returned.at)}
      </p>
    </section>
  );
}
