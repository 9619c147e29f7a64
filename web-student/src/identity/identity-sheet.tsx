import { formatDateTime, layersSettled, useAct } from "@gd/web-kit";
import { useNavigate } from "react-router";
import { platform } from "../app/platform.js";
import { Sheet } from "../form/sheet.js";
import {
  ChooseIdentityDocument,
  GraduateViewerDocument,
  type IdentityFieldsFragment,
} from "../gql/graphql.js";
import { LoadingCards } from "../ui/loading-cards.js";
import "./identity.css";

interface IdentitySheetProps {
  rows: readonly IdentityFieldsFragment[] | null | undefined;
  open: boolean;
  onClose: () => void;
}

/** Every roster row of the person with what waits there; choosing one leads to its start page. */
export default function IdentitySheet({ rows, open, onClose }: IdentitySheetProps) {
  const navigate = useNavigate();
  const choice = useAct(ChooseIdentityDocument, {
    after: async () => {
      onClose();
      await layersSettled();
      await navigate("/", { replace: true });
      // Forgotten before anything of the new row is asked for: clearing the store fails what is under way.
      await platform.client.clearStore();
      // SessionGate shows the pages of the row that acts now, which read what they show.
      await platform.client.refetchQueries({ include: [GraduateViewerDocument] });
    },
  });
  const choose = (row: IdentityFieldsFragment) => {
    if (row.current) onClose();
    else void choice.send({ id: row.id });
  };
  return (
    <Sheet title="选择身份" open={open} onClose={onClose}>
      <p className="identity-note">
        您在多份毕业生名单中。签约、登记以当前身份办理；各身份的记录和消息都会保留，可随时切换查看。
      </p>
      {!rows && <LoadingCards />}
      <ul className="identity-rows">
        {rows?.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="identity-row"
              aria-pressed={row.current}
              disabled={choice.running}
              onClick={() => choose(row)}
            >
              <Identity row={row} />
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Identity({ row }: { row: IdentityFieldsFragment }) {
  return (
    <>
      <span className="identity-head">
        <b>
          {row.cohort}届 · {row.educationLevelLabel}
        </b>
        <span className={row.standing === "LIVING" ? "identity-tag" : "identity-tag identity-tag-ended"}>
          {row.current ? "当前身份" : row.standingLabel}
        </span>
      </span>
      <span className="identity-where">
        {row.schoolName} · {row.majorName}
      </span>
      {row.waiting.map((record) => (
        <span key={record.id} className="identity-waits">
          待处理：{record.counterpart || record.kindLabel}，{record.statusLabel}
          {record.deadline && `，截止 ${formatDateTime(record.deadline)}`}
        </span>
      ))}
    </>
  );
}
