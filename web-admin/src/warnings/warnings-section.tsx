import { formatDateTime } from "@gd/web-kit";
import { Button, Tag } from "antd";
import { useState } from "react";
import { EmployerMarkFragmentDoc, WarningsSectionFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { useViewer } from "../session/session.js";
import { MarkActs } from "./mark-acts.js";
import { MarkDialog } from "./mark-dialog.js";
import type { EmployerMark } from "./warning-documents.js";
import "./warnings.css";

interface WarningsSectionProps {
  page: FragmentType<typeof WarningsSectionFragmentDoc>;
  employerName: string;
}

/** 预警信息: what schools say of the employer (F-75). It never stands in the way of a verdict. */
export function WarningsSection({ page, employerName }: WarningsSectionProps) {
  const { employerWarnings } = readFragment(WarningsSectionFragmentDoc, page);
  const { role, employmentRight } = useViewer();
  const [dialog, setDialog] = useState<EmployerMark | "new" | null>(null);
  if (!employerWarnings) return null;
  const marks = readFragment(EmployerMarkFragmentDoc, employerWarnings.marks);
  const mayMark = role === "SCHOOL" && employmentRight === "READ_WRITE";
  const own = marks.find((mark) => mark.own);
  if (marks.length === 0 && !mayMark) return null;
  return (
    <section className="panel" id="warnings">
      <div className="section-head">
        <h2>单位预警信息</h2>
        {mayMark && !own && (
          <Button size="small" onClick={() => setDialog("new")}>
            标记预警
          </Button>
        )}
      </div>
      {marks.length === 0 ? (
        <p className="muted">该单位没有预警信息。</p>
      ) : (
        <ul className="warnings">
          {marks.map((mark) => (
            <li key={mark.id}>
              <div className="warning-head">
                {mark.categoryLabels.map((label) => (
                  <Tag key={label} color="error">
                    {label}
                  </Tag>
                ))}
                <span className="muted">
                  {[mark.schoolName, mark.markedBy, formatDateTime(mark.markedAt)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {mark.own && mayMark && <MarkActs mark={mark} onChange={() => setDialog(mark)} />}
              </div>
              <p>{mark.reason}</p>
            </li>
          ))}
        </ul>
      )}
      {dialog && (
        <MarkDialog
          of={dialog === "new" ? { uscc: employerWarnings.uscc, employerName } : dialog}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  );
}
