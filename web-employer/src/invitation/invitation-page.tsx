import { useQuery } from "@apollo/client/react";
import { useAct } from "@gd/web-kit";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { v7 as uuidv7 } from "uuid";
import {
  EmployerFieldsFragmentDoc,
  InvitationStartDocument,
  type InvitationStartQuery,
  JobFieldsFragmentDoc,
  SendInvitationDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { GraduateFacts } from "../parts/graduate-facts.js";
import { NotFoundPage } from "../parts/not-found-page.js";
import { PageSkeleton } from "../parts/page-skeleton.js";
import { useViewer } from "../session/session.js";
import { InvitationSheet } from "./invitation-sheet.js";
import { startingTerms } from "./terms.js";
import { useUnsavedGuard } from "./use-unsaved-guard.js";

type Start = Omit<InvitationStartQuery, "favourite"> & { favourite: Favourite };
type Favourite = NonNullable<InvitationStartQuery["favourite"]>;

/** 签约邀请函 to one favourite (F-21); `from` names the failed agreement whose terms it repeats (F-23). */
export function InvitationPage() {
  usePageTitle("签约邀请函");
  const [search] = useSearchParams();
  const favouriteId = search.get("favourite") ?? "";
  const from = search.get("from");
  const { data, previousData, error, refetch } = useQuery(InvitationStartDocument, {
    variables: { favouriteId, from: from ?? "", again: from !== null },
    skip: favouriteId === "",
  });
  // A reading that fails later must not take the form, and what is typed in it, off the screen.
  const start = data ?? previousData;

  if (favouriteId === "" || start?.favourite === null) return <NotFoundPage title="未找到该学生" />;
  if (start?.favourite) {
    const key = `${favouriteId} ${from ?? ""}`;
    return <InvitationForm key={key} start={{ ...start, favourite: start.favourite }} />;
  }
  if (error) return <LoadFailure error={error} retry={refetch} />;
  return <PageSkeleton rows={10} />;
}

function InvitationForm({ start }: { start: Start }) {
  const { favourite, employerOrganisation, agreement } = start;
  // One id for one form: pressing twice, or again after a lost answer, is the same act.
  const [id] = useState(() => uuidv7());
  const guard = useUnsavedGuard();
  const navigate = useNavigate();
  const viewer = useViewer();
  const { running, send } = useAct(SendInvitationDocument, {
    done: "签约邀请函已发出",
    fields: () => true,
    refusal: "here",
    async after(sent) {
      guard.settle();
      await navigate(`/agreements/${sent.agreement.id}`, { replace: true });
    },
  });

  return (
    <InvitationSheet
      here="发起签约"
      about={agreement ? "已带出上次邀请的岗位信息，请核对修改后重新填写应约有效期。" : undefined}
      starting={startingTerms(
        readFragment(EmployerFieldsFragmentDoc, agreement?.employer ?? employerOrganisation.employer),
        readFragment(JobFieldsFragmentDoc, agreement?.job),
      )}
      cohort={favourite.cohort}
      running={running}
      submitLabel="发送邀请函"
      closedReason={viewer.notInvitingReason ?? favourite.notInvitableReason}
      touched={guard.touch}
      previewOf={favourite.id}
      submit={(terms) => send({ input: { id, favouriteId: favourite.id, terms } })}
      invited={{ title: "受邀方", content: <GraduateFacts graduate={favourite} column={1} /> }}
      employer={employerOrganisation.employer}
    />
  );
}
