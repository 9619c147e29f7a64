import { App } from "antd";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import type { Verdict } from "../gql/graphql.js";
import { queueOf, recordAddress } from "../menu/queues.js";
import { useKeys } from "../parts/use-keys.js";
import { extendTrail, noteVisit } from "../queue/queue-trail.js";
import { useViewer } from "../session/session.js";
import { localEnd, useHeldVerdicts } from "../verdict/held-verdicts.js";
import type { VerdictOutcome } from "../verdict/use-verdict.js";
import { verdictWords } from "../verdict/verdict-words.js";
import { useNeighbours } from "./neighbours.js";
import type { WalkedRecord } from "./review-documents.js";

/** The way through the list, by J and K and on from each verdict that was taken. */
export function useReviewWalk(record: WalkedRecord) {
  const { id } = record;
  const viewer = useViewer();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { hold } = useHeldVerdicts();
  const queue = queueOf(record.kind);
  const neighbours = useNeighbours(queue, id);
  useEffect(() => {
    noteVisit(id);
    window.scrollTo(0, 0);
  }, [id]);

  const goNext = async () => {
    const next = await neighbours.waitForNext();
    if (!next) return false;
    extendTrail(queue, id, next);
    await navigate(`${queue.address}/${next}`);
    return true;
  };
  const goPrevious = () => neighbours.previous && void navigate(`${queue.address}/${neighbours.previous}`);
  useKeys({ j: () => void goNext(), k: goPrevious });

  const onTaken = async (outcome: VerdictOutcome, verdict: Verdict) => {
    const about = [record.graduate?.name, record.counterpart].filter(Boolean).join("，");
    const what = `${verdictWords[verdict]}：${about}`;
    if (outcome.kind === "held") {
      const endsAt = localEnd(outcome.until);
      hold({ recordId: id, address: recordAddress(record), description: what, endsAt });
    }
    if (outcome.kind === "done") {
      message.success(outcome.alreadyDone ? `该结论此前已生效（${what}）` : `已生效　${what}`);
    }
    if (await goNext()) return;
    message.info(`没有其他等待${viewer.reviewWord}的记录了`);
    await navigate(neighbours.listAddress ?? queue.address);
  };
  return { neighbours, goNext, goPrevious, onTaken };
}
