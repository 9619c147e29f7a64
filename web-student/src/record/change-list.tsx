import { actorRoleLabels, formatDateTime } from "@gd/web-kit";
import { ChangeListFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { Said } from "../office/said.js";
import "./record.css";

/** 修改去向 (F-62): what a reviewer changed with the approval, before and after. The latest comes first. */
export function ChangeList({
  destination,
}: {
  destination: FragmentType<typeof ChangeListFieldsFragmentDoc>;
}) {
  const { changes } = readFragment(ChangeListFieldsFragmentDoc, destination);
  if (changes.length === 0) return null;
  return (
    <section className="card">
      <h2 className="card-title">审核时修改的内容</h2>
      {[...changes].reverse().map(({ at, actorRole, organisation, changes: fields }) => (
        <div key={at} className="change">
          <p className="faint">
            {actorRoleLabels[actorRole]} {organisation} · {formatDateTime(at)}
          </p>
          <dl className="facts">
            {fields.map(({ key, label, before, after }) => (
              <div key={key} className="fact">
                <dt>{label}</dt>
                <dd>
                  <span className="change-before">
                    <span className="change-side">修改前</span>
                    <del>{before ?? "未填写"}</del>
                  </span>
                  <span className="change-after">
                    <span className="change-side">修改后</span>
                    <ins>{after ?? "未填写"}</ins>
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <p className="faint">
        <Said text="如与您和老师沟通的内容不一致，请联系学校（院系）。" />
      </p>
    </section>
  );
}
