import { useQuery } from "@apollo/client/react";
import { type CatalogueForm, type FormField, type FormValues, optionsOf, sectionsShown } from "@gd/web-kit";
import { Button } from "antd-mobile";
import type { ReactNode } from "react";
import { Sheet } from "../form/sheet.js";
import { DivisionFieldsFragmentDoc, FindDivisionsDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { type Fact, Facts } from "../ui/facts.js";
import "./fill.css";

interface SubmitSheetProps {
  form: CatalogueForm;
  subType: string | null;
  /** The type whose form it is, where there are several. */
  typeFacts: readonly Fact[];
  values: FormValues;
  /** Of the files to be submitted, by the name of their place. */
  files: readonly { label: string; count: number; warnings: readonly string[] }[];
  /** What the submission brings about. */
  consequence: string;
  open: boolean;
  sending: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** It has gone, and the page can be scrolled again. */
  onClosed: () => void;
}

/** Everything that was filled in, to be read once more before it is submitted. */
export function SubmitSheet(props: SubmitSheetProps) {
  const { form, subType, typeFacts, values, files, consequence, open, sending, onSubmit, onClose, onClosed } =
    props;
  return (
    <Sheet
      title="核对并提交"
      open={open}
      closeText="返回"
      onClose={onClose}
      afterClose={onClosed}
      destroyOnClose
    >
      <div className="submit-facts">
        {files.flatMap(({ label, warnings }) =>
          warnings.map((warning) => (
            <p key={label + warning} className="warning">
              {label}
              {warning}
            </p>
          )),
        )}
        {typeFacts.length > 0 && <Facts title="去向类型" facts={typeFacts} />}
        {sectionsShown(form, subType)
          .map(({ title, fields }) => ({
            title,
            facts: fields.flatMap((field) => factOf(form, field, values)),
          }))
          .filter(({ facts }) => facts.length > 0)
          .map(({ title, facts }) => (
            <Facts key={title} title={title} facts={facts} />
          ))}
        {files.length > 0 && (
          <Facts
            title="上传材料"
            facts={files.map(({ label, count }) => ({ label, value: `${count} 页` }))}
          />
        )}
      </div>
      <footer className="submit-foot">
        <p>{consequence}</p>
        <Button block size="large" color="primary" loading={sending} onClick={onSubmit}>
          确认提交
        </Button>
      </footer>
    </Sheet>
  );
}

/** What was left open stays out: the sheet is about what was said. */
function factOf(
  form: CatalogueForm,
  field: FormField,
  values: FormValues,
): { label: string; value: ReactNode }[] {
  const value = values[field.key]?.trim();
  return value ? [{ label: field.label, value: wordsOf(form, field, value) }] : [];
}

function wordsOf(form: CatalogueForm, field: FormField, value: string): ReactNode {
  if (field.kind === "CODE") return optionsOf(form, field).find(({ code }) => code === value)?.label ?? value;
  if (field.kind === "DIVISION") return <Division code={value} />;
  if (field.kind === "YES_NO") return value === "YES" ? "是" : "否";
  return <span className="long-text">{value}</span>;
}

function Division({ code }: { code: string }) {
  const { data } = useQuery(FindDivisionsDocument, { variables: { text: code }, fetchPolicy: "cache-first" });
  const divisions = readFragment(DivisionFieldsFragmentDoc, data?.findDivisions);
  return divisions?.find((division) => division.code === code)?.fullName ?? code;
}
