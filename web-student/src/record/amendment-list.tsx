import { formatDateTime } from "@gd/web-kit";
import { AmendmentFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import "./record.css";

/** What the school changed after signing (F-28). */
export function AmendmentList(props: {
  amendments: readonly FragmentType<typeof AmendmentFieldsFragmentDoc>[];
}) {
  const amendments = readFragment(AmendmentFieldsFragmentDoc, props.amendments);
  if (amendments.length === 0) return null;
  return (
    <section className="card">
      <h2 className="card-title">签约后信息修改</h2>
      <ul className="amendments">
        {amendments.map((amendment) => (
          <li key={`${amendment.at} ${amendment.fieldLabel}`}>
            <p>
              {amendment.fieldLabel}由「{amendment.before}」修改为「{amendment.after}」
            </p>
            <p className="faint">
              {amendment.organisation} · {formatDateTime(amendment.at)}
            </p>
          </li>
        ))}
      </ul>
      <p className="faint">已生成的就业协议书内容不变。</p>
    </section>
  );
}
