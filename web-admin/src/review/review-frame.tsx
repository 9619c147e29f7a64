import { type ReactNode, useState } from "react";
import type { StepsFieldsFragmentDoc } from "../gql/graphql.js";
import type { FragmentType } from "../gql/index.js";
import { FactsColumns } from "../parts/facts.js";
import { useKeys } from "../parts/use-keys.js";
import { useMedia } from "../parts/use-media.js";
import { useViewer } from "../session/session.js";
import { KeysDialog } from "./keys-dialog.js";
import { FlowSteps } from "./record-timeline.js";
import type { WalkedRecord } from "./review-documents.js";
import { ReviewHead } from "./review-head.js";
import type { useReviewWalk } from "./use-review-walk.js";
import "./review.css";
import "./review-print.css";

interface ReviewFrameProps {
  record: WalkedRecord & FragmentType<typeof StepsFieldsFragmentDoc>;
  title: string;
  walk: ReturnType<typeof useReviewWalk>;
  /** At the head of the pane at the right. */
  verdict: ReactNode;
  /** Pictures and PDFs below the verdict; null where nothing was uploaded. */
  evidence: ReactNode;
  /** What was submitted, and what it is compared with. */
  children: ReactNode;
}

/**
 * Around every record under review: where one stands at the top, what was submitted at the left, and at the right the
 * verdict with the evidence below it, in a pane that stays in sight and scrolls by itself.
 */
export function ReviewFrame({ record, title, walk, verdict, evidence, children }: ReviewFrameProps) {
  const { mayReview } = useViewer();
  const [showsKeys, setShowsKeys] = useState(false);
  useKeys({ "?": () => setShowsKeys(true) });
  const isWide = useMedia(evidence ? "(min-width: 1400px)" : "(min-width: 1200px)");
  return (
    <div className="page review-page">
      <ReviewHead
        record={record}
        title={title}
        neighbours={walk.neighbours}
        viewedBy={walk.viewedBy}
        heading={walk.heading}
        onPrevious={() => void walk.goPrevious()}
        onNext={() => void walk.goNext()}
        onShowKeys={() => setShowsKeys(true)}
      />
      <div className={evidence ? "review-columns review-split" : "review-columns"}>
        <div className="review-record">
          <section className="panel" aria-label="办理步骤">
            <FlowSteps record={record} />
          </section>
          <FactsColumns value={isWide ? 2 : 1}>{children}</FactsColumns>
        </div>
        {/* Scrolls by itself, so the keyboard must come to it where nothing inside takes the focus. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls */}
        <aside className="review-side" aria-label="核对和结论" tabIndex={0}>
          {verdict}
          {evidence}
        </aside>
      </div>
      {showsKeys && (
        <KeysDialog
          mayReview={mayReview}
          hasPictures={Boolean(evidence)}
          onClose={() => setShowsKeys(false)}
        />
      )}
    </div>
  );
}
