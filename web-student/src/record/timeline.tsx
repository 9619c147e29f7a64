import { actorRoleLabels, formatDateTime } from "@gd/web-kit";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";

export const TimelineFields = graphql(`
  fragment TimelineFields on RecordView {
    timeline {
      id
      at
      title
      actorRole
      actorOrganisation
      reasonCategory
      reason
    }
  }
`);

/** Every change of state: role and organisation, not the person (F-05). The latest comes first. */
export function Timeline({ agreement }: { agreement: FragmentType<typeof TimelineFields> }) {
  const { timeline } = readFragment(TimelineFields, agreement);
  // Sorted and turned round, not sorted backwards: of two entries of one moment the later stays above.
  const latestFirst = [...timeline].sort((one, other) => one.at.localeCompare(other.at)).reverse();
  return (
    <section className="card">
      <h2 className="card-title">办理记录</h2>
      <ol className="timeline">
        {latestFirst.map((entry) => (
          <li key={entry.id}>
            <p className="timeline-title">{entry.title}</p>
            {(entry.reasonCategory || entry.reason) && (
              <p className="timeline-reason">
                原因：{[entry.reasonCategory, entry.reason].filter(Boolean).join("；")}
              </p>
            )}
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
