import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { v7 as uuidv7 } from "uuid";
import {
  BulkStartDocument,
  type BulkStartQuery,
  EmployerFieldsFragmentDoc,
  SendInvitationsDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { PageSkeleton } from "../parts/page-skeleton.js";
import { useViewer } from "../session/session.js";
import { MAX_BULK } from "./bulk.js";
import { type BulkInvitations, BulkResult } from "./bulk-result.js";
import { InvitationSheet } from "./invitation-sheet.js";
import { startingTerms } from "./terms.js";
import { type FavouriteToInvite, useFavourites } from "./use-favourites.js";
import { useUnsavedGuard } from "./use-unsaved-guard.js";

/** 批量发起签约: the same terms to many favourites; each succeeds or fails by itself (F-29). */
export function BulkInvitationPage() {
  usePageTitle("批量发起签约");
  const [search] = useSearchParams();
  const ids = (search.get("favourites") ?? "").split(",").filter(Boolean).slice(0, MAX_BULK);
  const { reading, retry } = useFavourites(ids);
  const { data, previousData, error, refetch } = useQuery(BulkStartDocument);
  const start = data ?? previousData;

  if (reading.state === "FAILED") return <LoadFailure error={reading.error} retry={retry} />;
  if (reading.state === "READ" && reading.favourites.length === 0)
    return <NotFoundPage title="未找到所选学生" />;
  if (reading.state === "READ" && start) {
    return <BulkInvitation favourites={reading.favourites} employer={start.employerOrganisation.employer} />;
  }
  if (error) return <LoadFailure error={error} retry={refetch} />;
  return <PageSkeleton rows={10} />;
}

interface BulkInvitationProps {
  favourites: FavouriteToInvite[];
  employer: BulkStartQuery["employerOrganisation"]["employer"];
}

function BulkInvitation({ favourites, employer }: BulkInvitationProps) {
  // One id for each graduate and form: the same act, however often it is pressed.
  const [invitations] = useState(() =>
    favourites.map((favourite) => ({ id: uuidv7(), favouriteId: favourite.id })),
  );
  const [done, setDone] = useState<BulkInvitations | null>(null);
  const guard = useUnsavedGuard();
  const viewer = useViewer();
  const { running, send } = useAct(SendInvitationsDocument, {
    fields: () => true,
    refusal: "here",
    after(result) {
      guard.settle();
      setDone(result);
    },
  });

  if (done) return <BulkResult result={done} />;
  return (
    <InvitationSheet
      here="批量发起签约"
      about={`将以相同的岗位信息向以下 ${favourites.length} 名学生分别发出签约邀请函。`}
      starting={startingTerms(readFragment(EmployerFieldsFragmentDoc, employer), null)}
      // Where cohorts differ the deadline shown is the earliest; the server sets each one's own.
      cohort={Math.min(...favourites.map((favourite) => favourite.cohort))}
      running={running}
      submitLabel={`发送 ${favourites.length} 份邀请函`}
      closedReason={viewer.notInvitingReason}
      touched={guard.touch}
      submit={(terms) => send({ invitations, terms })}
      invited={{
        title: `受邀方（${favourites.length} 名）`,
        content: <InvitedGraduates favourites={favourites} />,
      }}
      employer={employer}
    />
  );
}

function InvitedGraduates({ favourites }: { favourites: FavouriteToInvite[] }) {
  return (
    <ul className="invited">
      {favourites.map((favourite) => (
        <li key={favourite.id}>
          <div>
            <b>{favourite.name}</b> <span className="digits">{favourite.idNumberMasked}</span>
          </div>
          <div className="cell-note">
            {favourite.schoolName} · {favourite.majorName}
          </div>
          {favourite.notInvitableReason && (
            <div className="invited-closed">{favourite.notInvitableReason}</div>
          )}
        </li>
      ))}
    </ul>
  );
}
