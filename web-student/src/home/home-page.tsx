import { useQuery } from "@apollo/client/react";
import { explainFailure, useConnectionNotice } from "@gd/web-kit";
import { platform } from "../app/platform.js";
import { MyRecordsDocument, NewRecordOptionsDocument, RecordCardFieldsFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { IdentitySwitch } from "../identity/identity-switch.js";
import { HelpCard } from "../office/help-card.js";
import { Said } from "../office/said.js";
import { useViewer } from "../session/viewer.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { tell } from "../ui/tell.js";
import { useTitle } from "../ui/use-title.js";
import { type NewRecordOption, NewRecords } from "./new-records.js";
import { RecordCard, ToDoCard } from "./record-card.js";
import { Reminder } from "./reminder.js";
import { endsAgreement, isDraft, type RecordCardValue, toDosOf } from "./todo.js";
import "./home.css";

/** 首页：what must be done, where the graduate stands, and everything there has been. */
export function HomePage() {
  useTitle("首页");
  const viewer = useViewer();
  const notice = useConnectionNotice(platform.live);
  const { data, previousData, error, refetch } = useQuery(MyRecordsDocument);
  const answer = data ?? previousData;
  const records = answer && readFragment(RecordCardFieldsFragmentDoc, answer.myRecords);
  // Without an answer nothing new is offered: the records count more. They wait for it, so that nothing moves later.
  const entries = useQuery(NewRecordOptionsDocument);
  const options =
    (entries.data ?? entries.previousData)?.newRecordOptions ?? (entries.error ? [] : undefined);
  const reload = async () => {
    try {
      await platform.client.refetchQueries({ include: "active" });
    } catch (failure) {
      tell.failed(explainFailure(failure));
    }
  };
  return (
    <div className="page">
      <header className="home-head">
        <p className="home-platform">毕业去向登记与网上签约平台</p>
        <h1>{viewer.name}</h1>
        <p>
          {viewer.schoolName} · {viewer.departmentName}
        </p>
        <p>
          {viewer.cohort}届 · {viewer.educationLevelLabel} · {viewer.majorName}
        </p>
        <IdentitySwitch />
      </header>
      <main className="page-body home-body">
        <div className="home-content">
          {notice && records && (
            <p className="offline" role="status">
              {notice}
              <button type="button" className="text-button" onClick={() => void reload()}>
                刷新
              </button>
            </p>
          )}
          {viewer.notOperatingReason && (
            <p className="warning" role="note">
              <Said text={viewer.notOperatingReason} />
            </p>
          )}
          {records && options && (
            <Records records={records} options={options} said={viewer.notOperatingReason ?? null} />
          )}
          {!records && error && <Failure error={error} onRetry={() => void refetch()} />}
          {!(records && options) && !error && <LoadingCards />}
          {records && options && <HelpCard office={viewer.office} />}
        </div>
      </main>
    </div>
  );
}

interface RecordsProps {
  records: readonly RecordCardValue[];
  options: readonly NewRecordOption[];
  /** Why the graduate can do nothing at present, as the page says it already. */
  said: string | null;
}

/** In the order of what must be done; a draft is no history, since nothing has happened with it. */
function Records({ records, options, said }: RecordsProps) {
  const toDos = toDosOf(records);
  const rest = records.filter((record) => !toDos.some((toDo) => toDo.record.id === record.id));
  const invitations = toDos.flatMap(({ record }) =>
    record.answerable && !endsAgreement(record) ? [record] : [],
  );
  const drafts = rest.filter(isDraft);
  return (
    <>
      <Reminder invitations={invitations} all={toDos.length} />
      {toDos.length > 0 && (
        <section>
          <h2 className="section-title">需要您处理</h2>
          {toDos.map((toDo) => (
            <ToDoCard key={toDo.record.id} toDo={toDo} />
          ))}
        </section>
      )}
      <Section title="当前记录" records={rest.filter(isCurrent)} />
      <NewRecords options={options} said={said} />
      <Section title="草稿" records={drafts} />
      <Section title="历史记录" records={rest.filter((record) => !isCurrent(record) && !isDraft(record))} />
      {records.length === 0 && <NothingYet mayBeInvited={said === null} />}
    </>
  );
}

/** What is frozen is over for the graduate, whatever it holds at the school. */
function isCurrent({ holds, frozen }: RecordCardValue): boolean {
  return holds && !frozen;
}

function Section({ title, records }: { title: string; records: readonly RecordCardValue[] }) {
  if (records.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      {records.map((record) => (
        <RecordCard key={record.id} record={record} />
      ))}
    </section>
  );
}

/** To whom nobody can send an invitation, none is announced. */
function NothingYet({ mayBeInvited }: { mayBeInvited: boolean }) {
  return (
    <section className="card nothing-yet">
      <h2>暂无签约记录</h2>
      {mayBeInvited && (
        <>
          <p>用人单位通过平台向您发起签约邀请后，将显示在此处，并以消息通知您。</p>
          <p>请在应约截止时间前作出回应，逾期未回应的邀请将自动失效。</p>
        </>
      )}
    </section>
  );
}
