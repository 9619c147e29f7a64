import { useQuery } from "@apollo/client/react";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import {
  MyVerificationDocument,
  type MyVerificationQuery,
  VerificationFieldsFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { PageHeader } from "../parts/page-header.js";
import { PageSkeleton } from "../parts/page-skeleton.js";
import { JoinWaiting } from "./join-waiting.js";
import { VerificationForm } from "./verification-form.js";
import { VerificationStanding } from "./verification-standing.js";

/** 单位认证: what is asked for, where it stands, what is missing and what comes next (F-70). */
export function VerificationPage() {
  usePageTitle("单位认证");
  const { data, previousData, error, refetch } = useQuery(MyVerificationDocument);
  const shown = data ?? previousData;
  return (
    <>
      <PageHeader
        title="单位认证"
        about="认证单位和网签负责人后，即可查询毕业生、发起签约邀请。填写的内容会自动暂存，可以随时退出、下次继续。"
      />
      {!shown && (error ? <LoadFailure error={error} retry={refetch} /> : <PageSkeleton rows={10} />)}
      {shown && <Shown mine={shown} reread={refetch} />}
    </>
  );
}

interface ShownProps {
  mine: MyVerificationQuery;
  reread(): Promise<unknown>;
}

function Shown({ mine, reread }: ShownProps) {
  const record = readFragment(VerificationFieldsFragmentDoc, mine.myVerification) ?? null;
  const [fresh] = useState(() => uuidv7());
  const [again, setAgain] = useState(false);
  if (mine.myJoinRequest) return <JoinWaiting request={mine.myJoinRequest} />;
  // One that is over stays as it was: what is corrected is a new one.
  const over = record !== null && record.waitsFor === null;
  const begun = over ? null : record;
  const editing = record === null || record.waitsFor === "EMPLOYER" || (over && again);
  return (
    <>
      {record && (
        <VerificationStanding record={record} onAgain={over && !again ? () => setAgain(true) : null} />
      )}
      {editing && (
        <VerificationForm
          key={begun?.id ?? fresh}
          recordId={begun?.id ?? fresh}
          begun={begun}
          start={record?.form ?? null}
          reread={reread}
        />
      )}
    </>
  );
}
