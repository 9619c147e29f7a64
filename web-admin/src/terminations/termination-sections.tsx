import { actorRoleLabels, formatDateTime, useNow } from "@gd/web-kit";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import {
  type TerminationSectionsFragment,
  TerminationSectionsFragmentDoc,
  UploadFieldsFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { queues } from "../menu/queues.js";
import { Facts } from "../parts/facts.js";
import { PictureViewer } from "../pictures/picture-viewer.js";
import { ForceDialog } from "./force-dialog.js";
import { waitedFor } from "./waited.js";

interface TerminationSectionsProps {
  termination: FragmentType<typeof TerminationSectionsFragmentDoc>;
  reread(): Promise<unknown>;
}

/** 解约信息, the agreement it would end, and what the school kept for its decision (F-50…F-54). */
export function TerminationSections({ termination, reread }: TerminationSectionsProps) {
  const shown = readFragment(TerminationSectionsFragmentDoc, termination);
  const evidence = readFragment(UploadFieldsFragmentDoc, shown.evidence);
  const readAgain = () => void reread().catch(() => undefined);
  return (
    <>
      <section className="panel" id="termination">
        <div className="section-head">
          <h2>解约信息</h2>
          <ForceAct shown={shown} />
        </div>
        <Facts
          facts={[
            ["发起方", actorRoleLabels[shown.askedBy]],
            ["发起时间", formatDateTime(shown.askedAt)],
            ["解约原因", shown.reasonLabel],
            ["解约结果", shown.endingLabel],
            [
              "解约说明",
              <span key="explanation" className="prose">
                {shown.explanation}
              </span>,
              "wide",
            ],
            ["签约单位", shown.counterpart],
            ["岗位名称", shown.positionName],
            ["协议编号", shown.agreementNumber],
            // A record's page finds its own list: this address is right for agreements of every origin.
            [
              "就业协议",
              <Link key="agreement" to={`${queues.agreements.address}/${shown.agreementId}`}>
                查看协议信息
              </Link>,
            ],
          ]}
        />
      </section>
      {(shown.statement || evidence.length > 0) && (
        <section className="panel" id="evidence">
          <h2>学校书面说明和佐证材料</h2>
          <Facts
            facts={[
              [
                "书面说明",
                <span key="statement" className="prose">
                  {shown.statement}
                </span>,
                "wide",
              ],
            ]}
          />
          <div className="evidence-shown">
            <PictureViewer uploads={evidence} onStale={readAgain} withKeys={false} />
          </div>
        </section>
      )}
    </>
  );
}

/** 强制解约 with the time waited, for school users while the employer has not answered (F-52). */
function ForceAct({ shown }: { shown: TerminationSectionsFragment }) {
  const [forcing, setForcing] = useState(false);
  const now = useNow();
  const force = shown.availableActions.find(({ act }) => act === "FORCE_TERMINATION");
  if (!force) return null;
  const waited = waitedFor(shown.askedAt, now);
  return (
    <span className="force-act">
      <span className="muted">{waited}</span>
      <Tooltip title={force.allowed ? "" : force.reason}>
        <Button danger size="small" disabled={!force.allowed} onClick={() => setForcing(true)}>
          强制解约
        </Button>
      </Tooltip>
      {forcing && (
        <ForceDialog
          recordId={shown.id}
          employerName={shown.counterpart ?? ""}
          waited={waited}
          onClose={() => setForcing(false)}
        />
      )}
    </span>
  );
}
