import { formatDateTime } from "@gd/web-kit";

interface Entry {
  at: string;
  toStatus?: string | null;
  actorOrganisation: string;
  reasonCategory?: string | null;
  reason?: string | null;
}

/** Why the record came back (F-11, F-13): above everything else, for this is what must be put right. */
export function ReturnReason({ status, timeline }: { status: string; timeline: readonly Entry[] }) {
  if (!status.endsWith("RETURNED")) return null;
  const last = timeline.filter(({ toStatus }) => toStatus === status).at(-1);
  if (!last) return null;
  return (
    <section className="return-reason" aria-label="退回原因">
      <h2>老师退回，请按以下原因修改</h2>
      <p>{[last.reasonCategory, last.reason].filter(Boolean).join("：")}</p>
      <p className="faint">
        {last.actorOrganisation} · {formatDateTime(last.at)}
      </p>
    </section>
  );
}
