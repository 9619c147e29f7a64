import { type CatalogueForm, type FormValues, fieldsShown, unfilledFields, valuesToSend } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { CatalogueForm as CatalogueFields } from "../form/catalogue-form.js";
import { DestinationTypeField } from "../form/destination-type-field.js";
import { type FilledForm, useCatalogueForm } from "../form/use-catalogue-form.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { SUB_TYPE, TYPE_CODE } from "./destination-values.js";
import { type DraftSaver, type DraftState, sameValues } from "./draft-saver.js";
import { DraftStatus } from "./draft-status.js";
import type { FormKind } from "./form-kinds.js";
import { ProofGroups } from "./proof-groups.js";
import { SubmitSheet } from "./submit-sheet.js";
import { useDescription } from "./use-description.js";
import { useDraft } from "./use-draft.js";
import { type FormDescription, useLastLook } from "./use-last-look.js";
import { useProofs } from "./use-proofs.js";
import "./fill.css";

interface RecordFormProps {
  kind: FormKind;
  recordId: string;
  values: FormValues;
  /** Of the form at the server; null where there is none yet. */
  version: number | null;
  /** Typed in this tab before and not at the server yet. */
  unsent: FormValues | null;
  onReload: () => void;
}

/** A form of the graduate's own (F-30, F-40, F-60) with its files: saved by itself, submitted after a last look. */
export default function RecordForm({ kind, recordId, values, version, unsent, onReload }: RecordFormProps) {
  const filled = useCatalogueForm(values);
  const { saver, state } = useDraft(kind, recordId, version, unsent);
  const description = useDescription(kind, filled.values);
  const { form, error, again } = description;
  // Of the whole page: while another type's form is read, its fields are gone for a moment.
  const last = useRef(values);
  const [made, setMade] = useState(version !== null);
  return (
    <>
      <DraftStatus state={state} onReload={onReload} typed={typedIn(form, filled.values)} />
      {kind.origin === null && <TypeOf filled={filled} />}
      {form ? (
        <Fields
          kind={kind}
          recordId={recordId}
          filled={filled}
          description={{ ...description, form }}
          last={last}
          made={made}
          onMade={setMade}
          saver={saver}
          state={state}
        />
      ) : error ? (
        <Failure error={error} onRetry={again} />
      ) : (
        <LoadingCards />
      )}
    </>
  );
}

function TypeOf({ filled }: { filled: FilledForm }) {
  const { [TYPE_CODE]: typeCode, [SUB_TYPE]: subType } = filled.values;
  return (
    <DestinationTypeField
      typeCode={typeCode || null}
      subType={subType || null}
      problems={filled.problems}
      onChange={(code, sub) => filled.fill({ [TYPE_CODE]: code, [SUB_TYPE]: sub ?? "" })}
    />
  );
}

interface FieldsProps {
  kind: FormKind;
  recordId: string;
  filled: FilledForm;
  description: FormDescription;
  /** What was last given to the saver. */
  last: RefObject<FormValues>;
  made: boolean;
  onMade: (made: boolean) => void;
  saver: DraftSaver;
  state: DraftState;
}

function Fields(props: FieldsProps) {
  const { kind, recordId, filled, description, saver, state } = props;
  const { form, subType } = description;
  const sent = useSaving(props);
  const proofs = useProofs(recordId, form, subType, filled.values);
  const look = useLastLook({ kind, recordId, filled, description, saver, sent, proofs });
  const left = unfilledFields(fieldsShown(form, subType), filled.values) + proofs.missing;
  const make = async () => {
    const done = await saver.make(sent);
    props.onMade(done);
    return done;
  };
  return (
    <>
      <CatalogueFields form={form} subType={subType} filled={filled} />
      <ProofGroups
        kind={kind}
        recordId={recordId}
        proofs={proofs}
        made={props.made || state.kind === "SAVED"}
        onMake={make}
      />
      <footer className="action-bar">
        {left > 0 && (
          <button type="button" className="fill-left" onClick={look.check}>
            还有 {left} 项未填，去填写
          </button>
        )}
        <div className="action-buttons">
          <Button
            className="grow"
            size="large"
            color="primary"
            disabled={state.kind === "STOPPED"}
            onClick={look.check}
          >
            核对并提交
          </Button>
        </div>
      </footer>
      <SubmitSheet
        form={form}
        subType={subType}
        typeFacts={description.typeFacts}
        values={filled.values}
        files={proofs.summary}
        consequence={kind.consequence}
        open={look.open}
        sending={look.sending}
        onSubmit={() => void look.send()}
        onClose={look.close}
        onClosed={look.showRefused}
      />
    </>
  );
}

/** What stands in the form, to be copied; in the order of the form. */
function typedIn(form: CatalogueForm | null, values: FormValues): string {
  const fields = form?.sections.flatMap((section) => section.fields) ?? [];
  return fields.flatMap(({ key, label }) => (values[key] ? [`${label}：${values[key]}`] : [])).join("\n");
}

/** What is sent of what is typed; whenever that changes, it is saved. */
function useSaving({ filled, description, last, saver }: FieldsProps): FormValues {
  const { values } = filled;
  const { form, subType } = description;
  const sent = useMemo(
    () => ({ ...typeOf(values), ...valuesToSend(form, subType, values) }),
    [values, form, subType],
  );
  useEffect(() => {
    if (sameValues(sent, last.current)) return;
    last.current = sent;
    saver.change(sent);
  }, [sent, saver, last]);
  return sent;
}

/** Keys of the type are no fields of its form. */
function typeOf(values: FormValues): FormValues {
  return Object.fromEntries(
    [TYPE_CODE, SUB_TYPE].flatMap((key) => (values[key] ? [[key, values[key]]] : [])),
  );
}
