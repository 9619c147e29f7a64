import { useQuery } from "@apollo/client/react";
import { Suspense, useState } from "react";
import { IdentityFieldsFragmentDoc, MyIdentitiesDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { useViewer } from "../session/viewer.js";
import { lazyPart } from "../ui/lazy-part.js";
import "./identity.css";

const IdentitySheet = lazyPart(() => import("./identity-sheet.js"));

/** 当前身份: shown as a choice only to whom more than one roster row belongs (F-01a), with a mark of what waits on others. */
export function IdentitySwitch() {
  const { identities } = useViewer();
  return identities > 1 ? <Switch /> : null;
}

function Switch() {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const { data } = useQuery(MyIdentitiesDocument);
  const rows = readFragment(IdentityFieldsFragmentDoc, data?.myIdentities);
  const waiting = rows?.filter(({ current }) => !current).flatMap((row) => row.waiting).length ?? 0;
  return (
    <>
      <button
        type="button"
        className="identity-switch"
        aria-haspopup="dialog"
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
      >
        <span className="identity-switch-word">切换身份</span>
        {waiting > 0 && <span className="identity-mark">其他身份有 {waiting} 项待处理</span>}
      </button>
      {asked && (
        <Suspense>
          <IdentitySheet rows={rows} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
