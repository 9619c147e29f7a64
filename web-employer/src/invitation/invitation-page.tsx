import { useQuery } from "@apollo/client/react";
import { isSuccess, refusalOf, type ShownRefusal } from "@gd/web-kit";
import { Alert, App, Card, Descriptions, Skeleton } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { NotFoundPage } from "../app/not-found-page.js";
import { useViewer } from "../app/session.js";
import { useAct } from "../app/use-act.js";
import { usePageTitle } from "../app/use-page-title.js";
import { EmployerBlock } from "../employer-block/employer-block.js";
import { LoadFailed } from "../feedback/load-failed.js";
import { PageHeader } from "../feedback/page-header.js";
import type { InvitationStartQuery, InvitationTermsInput } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import { startingTerms } from "./terms.js";
import { TermsForm } from "./terms-form.js";
import { useUnsavedGuard } from "./use-unsaved-guard.js";

const InvitationStartDocument = graphql(`
  query InvitationStart($favouriteId: ID!, $from: ID!, $again: Boolean!) {
    favourite(id: $favouriteId) {
      id
      name
      idNumberMasked
      schoolName
      educationLevelLabel
      majorName
      cohort
      notInvitableReason
    }
    employerOrganisation {
      employer {
        contactName
        contactMobile
        ...EmployerBlock
      }
    }
    agreement(id: $from) @include(if: $again) {
      id
      employer {
        contactName
        contactMobile
      }
      job {
        categoryCode
        positionName
        workplace
        settlesHousehold
        reportBy
        monthlySalaryYuan
        probation
        servicePeriod
        penalty
        archiveReceiver
        archiveAddress
        archivePostcode
        householdAddress
        supplement
      }
    }
  }
`);

const SendInvitationDocument = graphql(`
  mutation SendInvitation($input: InvitationInput!) {
    sendInvitation(input: $input) {
      ... on AgreementChanged {
        agreement {
          id
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
  if (error) return <LoadFailed error={error} retry={refetch} />;
  return (
    <section className="panel" aria-busy="true">
      <Skeleton active title={{ width: 200 }} paragraph={{ rows: 10 }} />
    </section>
  );
}

function InvitationForm({ start }: { start: Start }) {
  const { favourite, employerOrganisation, agreement } = start;
  // One id for one form: pressing twice, or again after a lost answer, is the same act.
  const [id] = useState(() => uuidv7());
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [send, running] = useAct(SendInvitationDocument);
  const guard = useUnsavedGuard();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const viewer = useViewer();
  const closedReason = viewer.notInvitingReason ?? favourite.notInvitableReason;

  const submit = async (terms: InvitationTermsInput): Promise<void> => {
    const answer = await send({ input: { id, favouriteId: favourite.id, terms } });
    const result = answer?.sendInvitation;
    if (!isSuccess(result)) return setRefusal(refusalOf(result));
    guard.settle();
    void message.success("签约邀请函已发出");
    await navigate(`/agreements/${result.agreement.id}`, { replace: true });
  };

  return (
    <>
      <PageHeader
        above={{ title: "学生收藏夹", to: "/favourites", here: "发起签约" }}
        title="签约邀请函"
        about={agreement ? "已带出上次邀请的岗位信息，请核对修改后重新填写应约有效期。" : undefined}
      />
      {closedReason && <Alert type="warning" showIcon className="page-notice" title={closedReason} />}
      <div className="invitation">
        <TermsForm
          starting={startingTerms(
            agreement?.employer ?? employerOrganisation.employer,
            agreement?.job ?? null,
          )}
          cohort={favourite.cohort}
          running={running}
          submitLabel="发送邀请函"
          closedReason={closedReason}
          refusal={refusal}
          touched={guard.touch}
          submit={(terms) => void submit(terms)}
          cancelTo="/favourites"
        />
        <aside className="invitation-side">
          <Card title="受邀方">
            <InvitedGraduate favourite={favourite} />
          </Card>
          <Card title="邀请方">
            <EmployerBlock employer={employerOrganisation.employer} columns={1} />
            <p className="cell-note">单位信息取自平台登记信息，邀请发出后不再变化。</p>
          </Card>
        </aside>
      </div>
    </>
  );
}

function InvitedGraduate({ favourite }: { favourite: Favourite }) {
  return (
    <Descriptions
      column={1}
      items={[
        { key: "name", label: "学生姓名", children: favourite.name },
        {
          key: "idNumber",
          label: "证件号码",
          children: <span className="digits">{favourite.idNumberMasked}</span>,
        },
        { key: "school", label: "毕业院校", children: favourite.schoolName },
        { key: "level", label: "学历层次", children: favourite.educationLevelLabel },
        { key: "major", label: "专业", children: favourite.majorName },
        { key: "cohort", label: "毕业年份", children: `${favourite.cohort} 届` },
      ]}
    />
  );
}
