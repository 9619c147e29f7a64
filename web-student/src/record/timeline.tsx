import { actorRoleLabels, formatDateTime, newestFirst, reasonText } from "@gd/web-kit";
import { TimelineFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import "./record.css";

/** Every change of state: role and organisation, not the person (F-05). The latest comes first. */
export function Timeline({ agreement }: { agreement: FragmentType<typeof TimelineFieldsFragmentDoc> }) {
  const { timeline } = readFragment(TimelineFieldsFragmentDoc, agreement);
  return (
    <section className="card">
      <h2 className="card-title">办理记录</h2>
      <ol className="timeline">
        {newestFirst(timeline).map((entry) => (
          <li key={entry.id}>
            <p className="timeline-title">{entry.title}</p>
            {reasonText(entry) && <p className="timeline-reason">原因：{reasonText(entry, "；")}</p>}
            <p className="faint">{whoActed(entry.actorRole, entry.actorOrganisation)}</p>
            <time className="faint" dateTime={entry.at}>
              {formatDateTime(entry.at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whoActed(role: keyof typeof actorRoleLabels, organisation: string): string {
  const label = actorRoleLabels[role];
  return organisation && organisation !== label ? `${label} ${organisation}` : label;
}
