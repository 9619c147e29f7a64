import { useQuery } from "@apollo/client/react";
import { Suspense, useMemo, useState } from "react";
import { useParams } from "react-router";
import { NotFoundPage } from "../app/not-found-page.js";
import { DraftDocument, type DraftFieldsFragment, DraftFieldsFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Failure } from "../ui/failure.js";
import { lazyPart } from "../ui/lazy-part.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";
import { sameValues } from "./draft-saver.js";
import { type FormKind, formKindAt, keptForm } from "./form-kinds.js";
import { ReturnReason } from "./return-reason.js";
import { readUnsaved } from "./unsaved.js";
import "./fill.css";

// Fields, sheets and the uploader come while the draft is read.
const RecordForm = lazyPart(() => import("./record-form.js"));

/** The form of a record of the graduate's own at its address, whether the server knows it already or not. */
export default function FormPage() {
  const { what = "", id = "" } = useParams();
  const [reading, setReading] = useState(0);
  const kind = formKindAt(what);
  if (!kind) return <NotFoundPage />;
  return (
    <FormOf key={`${what} ${id} ${reading}`} kind={kind} id={id} onReload={() => setReading(reading + 1)} />
  );
}

interface FormOfProps {
  kind: FormKind;
  id: string;
  onReload: () => void;
}

function FormOf({ kind, id, onReload }: FormOfProps) {
  // Whatever another window saved since counts: never begun from the cache.
  const { data, error, refetch } = useQuery(DraftDocument, {
    variables: { id },
    fetchPolicy: "network-only",
  });
  // Under the same key the form is begun once: what is typed is never replaced by a later answer.
  return (
    <Page title={kind.title} back="/">
      {data && (
        <Begun
          kind={kind}
          id={id}
          draft={readFragment(DraftFieldsFragmentDoc, data.record) ?? null}
          onReload={onReload}
        />
      )}
      {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards />)}
    </Page>
  );
}

interface BegunProps extends FormOfProps {
  draft: DraftFieldsFragment | null;
}

function Begun({ kind, id, draft, onReload }: BegunProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once; later answers are about what we saved ourselves
  const begin = useMemo(() => beginWith(id, draft), [id]);
  if (draft && (draft.kind !== kind.kind || !keptForm(draft))) {
    return (
      <Notice
        title="当前不能修改"
        text={`该记录的当前状态为「${draft.statusLabel}」，不能修改。`}
        link={{ to: `/records/${id}`, text: "查看详情" }}
      />
    );
  }
  return (
    <>
      {draft && <ReturnReason record={draft} leads />}
      {kind.note && <p className="form-note">{kind.note}</p>}
      {begin.outdated && (
        <p className="warning" role="status">
          该表单已在其他页面修改，现显示最新保存的内容，请核对。
        </p>
      )}
      <Suspense fallback={<LoadingCards />}>
        <RecordForm
          kind={kind}
          recordId={id}
          values={begin.values}
          version={begin.version}
          unsent={begin.unsent}
          onReload={onReload}
        />
      </Suspense>
    </>
  );
}

/** The server's draft, or what was typed over that same version and did not reach it. */
function beginWith(id: string, draft: DraftFieldsFragment | null) {
  const { values, version } = (draft && keptForm(draft)) ?? { values: {}, version: null };
  const unsaved = readUnsaved(id);
  // Sent as the page was left: the server has it, only its answer never came.
  if (!unsaved || sameValues(unsaved.values, values))
    return { values, version, unsent: null, outdated: false };
  return unsaved.version === version
    ? { values: unsaved.values, version, unsent: unsaved.values, outdated: false }
    : { values, version, unsent: null, outdated: true };
}
