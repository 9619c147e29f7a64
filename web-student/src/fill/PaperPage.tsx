import { useQuery } from "@apollo/client/react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useParams } from "react-router";
import { AgreementFormQuery, CatalogueFormFields } from "../form/form-documents.js";
import type { CatalogueFormFieldsFragment, PaperDraftFieldsFragment } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Failure } from "../ui/Failure.js";
import { LoadingCards } from "../ui/LoadingCards.js";
import { Notice } from "../ui/Notice.js";
import { Page } from "../ui/Page.js";
import { valuesOfAgreement } from "./agreement-values.js";
import { sameValues } from "./draft-saver.js";
import { PaperDraftFields, PaperDraftQuery } from "./paper-documents.js";
import { ReturnReason } from "./ReturnReason.js";
import { readUnsaved } from "./unsaved.js";
import "./fill.css";

// Fields, sheets and the uploader come while the draft is read.
const PaperForm = lazy(() => import("./PaperForm.js"));

/** The form of 补登 at the address of its record, whether the server knows that already or not. */
export default function PaperPage() {
  const { id = "" } = useParams();
  const [reading, setReading] = useState(0);
  return <PaperOf key={`${id} ${reading}`} id={id} onReload={() => setReading(reading + 1)} />;
}

function PaperOf({ id, onReload }: { id: string; onReload: () => void }) {
  const form = useQuery(AgreementFormQuery, { variables: { origin: "PAPER" }, fetchPolicy: "cache-first" });
  // Whatever another window saved since counts: never begun from the cache.
  const draft = useQuery(PaperDraftQuery, { variables: { id }, fetchPolicy: "network-only" });
  const error = form.error ?? draft.error;
  const again = () => void Promise.all([form.refetch(), draft.refetch()]).catch(() => undefined);
  // Under the same key the form is begun once: what is typed is never replaced by a later answer.
  const ready = form.data && draft.data;
  return (
    <Page title="已签就业协议登记" back="/">
      {form.data && draft.data && (
        <Begun
          id={id}
          form={readFragment(CatalogueFormFields, form.data.agreementForm)}
          draft={readFragment(PaperDraftFields, draft.data.agreement) ?? null}
          onReload={onReload}
        />
      )}
      {!ready && (error ? <Failure error={error} onRetry={again} /> : <LoadingCards />)}
    </Page>
  );
}

interface BegunProps {
  id: string;
  form: CatalogueFormFieldsFragment;
  draft: PaperDraftFieldsFragment | null;
  onReload: () => void;
}

function Begun({ id, form, draft, onReload }: BegunProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once; later answers are about what we saved ourselves
  const begin = useMemo(() => beginWith(id, draft), [id]);
  if (draft && !draft.form) {
    return (
      <Notice
        title="当前不能修改"
        text={`该登记的当前状态为“${draft.statusLabel}”，不能修改。`}
        link={{ to: `/records/${id}`, text: "查看登记详情" }}
      />
    );
  }
  return (
    <>
      {draft && <ReturnReason status={draft.status} timeline={draft.timeline} />}
      {begin.outdated && (
        <p className="warning" role="status">
          该表单已在其他页面修改，现显示最新保存的内容，请核对。
        </p>
      )}
      <Suspense fallback={<LoadingCards />}>
        <PaperForm
          recordId={id}
          form={form}
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
function beginWith(id: string, draft: PaperDraftFieldsFragment | null) {
  const version = draft?.form?.version ?? null;
  const values = draft?.form ? valuesOfAgreement(draft.form) : {};
  const unsaved = readUnsaved(id);
  // Sent as the page was left: the server has it, only its answer never came.
  if (!unsaved || sameValues(unsaved.values, values))
    return { values, version, unsent: null, outdated: false };
  return unsaved.version === version
    ? { values: unsaved.values, version, unsent: unsaved.values, outdated: false }
    : { values, version, unsent: null, outdated: true };
}
