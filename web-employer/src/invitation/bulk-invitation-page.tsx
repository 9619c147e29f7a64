import { useQuery } from "@apollo/client/react";
import { isSuccess, refusalOf, type ShownRefusal } from "@gd/web-kit";
import { Alert, Card, Skeleton } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { NotFoundPage } from "../app/not-found-page.js";
import { useViewer } from "../app/session.js";
import { useAct } from "../app/use-act.js";
import { usePageTitle } from "../app/use-page-title.js";
import { EmployerBlock } from "../employer-block/employer-block.js";
import { LoadFailed } from "../feedback/load-failed.js";
import { PageHeader } from "../feedback/page-header.js";
import type { BulkStartQuery, InvitationTermsInput } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { MAX_BULK } from "./bulk.js";
import { type BulkInvitations, BulkResult } from "./bulk-result.js";
import { startingTerms } from "./terms.js";
import { TermsForm } from "./terms-form.js";
import { type FavouriteToInvite, useFavourites } from "./use-favourites.js";
import { useUnsavedGuard } from "./use-unsaved-guard.js";

const BulkStartDocument = graphql(`
  query BulkStart {
    employerOrganisation {
      employer {
        contactName
        contactMobile
        ...EmployerBlock
      }
    }
  }
`);

const SendInvitationsDocument = graphql(`
  mutation SendInvitations($invitations: [BulkInvitationInput!]!, $terms: InvitationTermsInput!) {
    sendInvitations(invitations: $invitations, terms: $terms) {
      ... on BulkInvitations {
        sent
        refused
        items {
          favouriteId
          name
          result {
            ... on AgreementChanged {
              agreement {
                id
              }
            }
            ... on Refusal {
              code
              message
            }
          }
        }
      }
      ... on Refusal {
        code
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);

/** 批量发起签约: the same terms to many favourites; each succeeds or fails by itself (F-29). */
export function BulkInvitationPage() {
  usePageTitle("批量发起签约");
  const [search] = useSearchParams();
  const ids = (search.get("favourites") ?? "").split(",").filter(Boolean).slice(0, MAX_BULK);
  const { reading, retry } = useFavourites(ids);
  const { data, previousData, error, refetch } = useQuery(BulkStartDocument);
  const start = data ?? previousData;

  if (reading.state === "FAILED") return <LoadFailed error={reading.error} retry={retry} />;
  if (reading.state === "READ" && reading.favourites.length === 0)
    return <NotFoundPage title="未找到所选学生" />;
  if (reading.state === "READ" && start) {
    return <BulkInvitation favourites={reading.favourites} employer={start.employerOrganisation.employer} />;
  }
  if (error) return <LoadFailed error={error} retry={refetch} />;
  return (
    <section className="panel" aria-busy="true">
      <Skeleton active title={{ width: 200 }} paragraph={{ rows: 10 }} />
    </section>
  );
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
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [done, setDone] = useState<BulkInvitations | null>(null);
  const [send, running] = useAct(SendInvitationsDocument);
  const guard = useUnsavedGuard();
  const viewer = useViewer();

  const submit = async (terms: InvitationTermsInput): Promise<void> => {
    const answer = await send({ invitations, terms });
    const result = answer?.sendInvitations;
    if (!isSuccess(result)) return setRefusal(refusalOf(result));
    guard.settle();
    setDone(result);
  };

  if (done) return <BulkResult result={done} />;
  return (
    <>
      <PageHeader
        above={{ title: "学生收藏夹", to: "/favourites", here: "批量发起签约" }}
        title="签约邀请函"
        about={`将以相同的岗位信息向以下 ${favourites.length} 名学生分别发出签约邀请函。`}
      />
      {viewer.notInvitingReason && (
        <Alert type="warning" showIcon className="page-notice" title={viewer.notInvitingReason} />
      )}
      <div className="invitation">
        <TermsForm
          starting={startingTerms(employer, null)}
          // Where cohorts differ the deadline shown is the earliest; the server sets each one's own.
          cohort={Math.min(...favourites.map((favourite) => favourite.cohort))}
          running={running}
          submitLabel={`发送 ${favourites.length} 份邀请函`}
          closedReason={viewer.notInvitingReason}
          refusal={refusal}
          touched={guard.touch}
          submit={(terms) => void submit(terms)}
          cancelTo="/favourites"
        />
        <aside className="invitation-side">
          <Card title={`受邀方（${favourites.length} 名）`}>
            <InvitedGraduates favourites={favourites} />
          </Card>
          <Card title="邀请方">
            <EmployerBlock employer={employer} columns={1} />
            <p className="cell-note">单位信息取自平台登记信息，邀请发出后不再变化。</p>
          </Card>
        </aside>
      </div>
    </>
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
