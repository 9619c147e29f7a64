import { useQuery } from "@apollo/client/react";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { Button } from "antd";
import { useState } from "react";
import { useLocation } from "react-router";
import {
  BulkStartDocument,
  type BulkStartQuery,
  EmployerFieldsFragmentDoc,
  type InvitationTermsInput,
  type OwnTermsInput,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { PageSkeleton } from "../parts/page-skeleton.js";
import { useViewer } from "../session/session.js";
import { chosenIn } from "./bulk.js";
import { type BulkInvitations, BulkResult } from "./bulk-result.js";
import { InvitationSheet } from "./invitation-sheet.js";
import { OwnTermsDialog, ownText } from "./own-terms-dialog.js";
import { startingTerms } from "./terms.js";
import { type FavouriteToInvite, useFavourites } from "./use-favourites.js";
import { useSendInvitations } from "./use-send-invitations.js";
import { useUnsavedGuard } from "./use-unsaved-guard.js";

/** 批量发起签约: the same terms to many favourites, each of whom may differ; each succeeds or fails by itself (F-29). */
export function BulkInvitationPage() {
  usePageTitle("批量发起签约");
  const { hash } = useLocation();
  const { reading, retry } = useFavourites(chosenIn(hash));
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
  const [done, setDone] = useState<BulkInvitations | null>(null);
  const [owns, setOwns] = useState<Record<string, OwnTermsInput>>({});
  const guard = useUnsavedGuard();
  const viewer = useViewer();
  const { sending, send } = useSendInvitations(favourites);

  const submit = async (terms: InvitationTermsInput) => {
    const outcome = await send(terms, owns);
    if (outcome.kind === "done") {
      guard.settle();
      setDone(outcome.answer);
    }
    return outcome;
  };

  if (done) return <BulkResult result={done} />;
  return (
    <InvitationSheet
      here="批量发起签约"
      about={`将以相同的岗位信息向以下 ${favourites.length} 名学生分别发出签约邀请函；个别学生的岗位、地点、薪酬、报到期限不同的，可在其姓名旁「单独约定」。`}
      starting={startingTerms(readFragment(EmployerFieldsFragmentDoc, employer), null)}
      // Where cohorts differ the deadline shown is the earliest; the server sets each one's own.
      cohort={Math.min(...favourites.map((favourite) => favourite.cohort))}
      running={sending !== null}
      submitLabel={
        sending === null ? `发送 ${favourites.length} 份邀请函` : `正在发送 ${sending} / ${favourites.length}`
      }
      closedReason={viewer.notInvitingReason}
      touched={guard.touch}
      submit={submit}
      previewOf={favourites[0]?.id}
      invited={{
        title: `受邀方（${favourites.length} 名）`,
        content: (
          <InvitedGraduates
            favourites={favourites}
            owns={owns}
            change={(id, own) => {
              guard.touch();
              setOwns({ ...owns, [id]: own });
            }}
          />
        ),
      }}
      employer={employer}
    />
  );
}

interface InvitedProps {
  favourites: FavouriteToInvite[];
  owns: Readonly<Record<string, OwnTermsInput>>;
  change: (favouriteId: string, own: OwnTermsInput) => void;
}

function InvitedGraduates({ favourites, owns, change }: InvitedProps) {
  const [changing, setChanging] = useState<FavouriteToInvite | null>(null);
  return (
    <>
      <ul className="invited">
        {favourites.map((favourite) => (
          <li key={favourite.id}>
            <div className="invited-head">
              <span>
                <b>{favourite.name}</b> <span className="digits">{favourite.idNumberMasked}</span>
              </span>
              <Button
                type="link"
                className="row-button"
                aria-label={`与${favourite.name}单独约定`}
                onClick={() => setChanging(favourite)}
              >
                单独约定
              </Button>
            </div>
            <div className="cell-note">
              {favourite.schoolName} · {favourite.majorName}
            </div>
            {ownText(owns[favourite.id]) && (
              <div className="invited-own">单独约定：{ownText(owns[favourite.id])}</div>
            )}
            {favourite.notInvitableReason && (
              <div className="invited-closed">{favourite.notInvitableReason}</div>
            )}
          </li>
        ))}
      </ul>
      {changing && (
        <OwnTermsDialog
          name={changing.name}
          own={owns[changing.id]}
          save={(own) => change(changing.id, own)}
          close={() => setChanging(null)}
        />
      )}
    </>
  );
}
