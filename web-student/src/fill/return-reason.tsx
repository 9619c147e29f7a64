import { formatDateTime, reasonText } from "@gd/web-kit";
import { ReturnReasonFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";

interface ReturnReasonProps {
  record: FragmentType<typeof ReturnReasonFieldsFragmentDoc>;
  /** On the form: the reason leads to what it is about. */
  leads?: boolean;
}

/** Where in a form a category of reasons is about (spec: 不通过 / 退回原因); what names no place leads to the pictures. */
const PLACES: readonly [category: RegExp, place: string][] = [
  [/^单位/, '[data-fields~="employerName"], [data-fields~="uscc"]'],
  [/^去向类型/, "[data-type-of-destination]"],
  [/./, ".proof"],
];

function leadTo(category: string): void {
  const [, place = ".proof"] = PLACES.find(([about]) => about.test(category)) ?? [];
  const found = document.querySelector(place) ?? document.querySelector(".section");
  found?.setAttribute("open", "");
  found?.scrollIntoView({ block: "start", behavior: "smooth" });
}

/** Why the record came back (F-11, F-13): above everything else, for this is what must be put right. */
export function ReturnReason({ record, leads = false }: ReturnReasonProps) {
  const { returned } = readFragment(ReturnReasonFieldsFragmentDoc, record);
  if (!returned) return null;
  return (
    <section className="return-reason" aria-label="退回原因">
      <h2>老师退回，请按以下原因修改</h2>
      <p>{reasonText(returned)}</p>
      {leads && (
        <button type="button" className="text-button" onClick={() => leadTo(returned.reasonCategory ?? "")}>
          查看需修改的内容
        </button>
      )}
      <p className="faint">
        {returned.actorOrganisation} · {formatDateTime(returned.at)}
      </p>
    </section>
  );
}
