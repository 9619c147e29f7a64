import { useQuery } from "@apollo/client/react";
import { Form, Select } from "antd";
import { useEffect, useRef } from "react";
import { FilledPhrasesDocument } from "../gql/graphql.js";
import type { ReasonedVerdict } from "./verdict-words.js";

/** The fields of the reason that a phrase goes into. */
interface ReasonValues {
  reasonCategory: string;
  details: string;
}

interface PhrasePickerProps {
  verdict: ReasonedVerdict;
  /** The record that placeholders are filled for; null: one reason for many records. */
  recordId: string | null;
  /** Whether the form stands open: only then anything is read. */
  active: boolean;
}

/** How many have a key of their own. */
const numbered = 9;

/**
 * 常用语 of the school, filled for the record: searched by typing, or put in by Alt and its number. Those of the chosen
 * category and of any are offered; choosing one sets its category where none is chosen.
 */
export function PhrasePicker({ verdict, recordId, active }: PhrasePickerProps) {
  const form = Form.useFormInstance<ReasonValues>();
  const category = Form.useWatch("reasonCategory", form);
  const { data } = useQuery(FilledPhrasesDocument, {
    variables: { verdict, recordId },
    skip: !active,
  });
  const offered = (data?.filledPhrases ?? []).filter(
    (phrase) => !category || !phrase.category || phrase.category === category,
  );
  const take = (id: string) => {
    const phrase = offered.find((each) => each.id === id);
    if (!phrase) return;
    const details = String(form.getFieldValue("details") ?? "").trim();
    form.setFieldsValue({
      details: details ? `${details}\n${phrase.text}` : phrase.text,
      ...(!category && phrase.category && { reasonCategory: phrase.category }),
    });
  };
  const box = useAltNumbers((at) => {
    const phrase = offered[at];
    if (phrase) take(phrase.id);
  });
  return (
    <div ref={box} hidden={!data || data.filledPhrases.length === 0}>
      <Form.Item label="常用语" extra={`输入文字查询，或按 Alt + 数字选用前 ${numbered} 条`}>
        <Select
          aria-label="常用语"
          value={null}
          placeholder="选用后填入下方，可再修改"
          showSearch={{ optionFilterProp: "label" }}
          classNames={{ popup: { root: "phrase-options" } }}
          notFoundContent="没有符合的常用语"
          onSelect={(id) => id && take(id)}
          options={offered.map(({ id, text }, at) => ({
            value: id,
            label: at < numbered ? `${at + 1}. ${text}` : text,
          }))}
        />
      </Form.Item>
    </div>
  );
}

/** Alt and a number, while the focus is in the form that the answer stands in. */
function useAltNumbers(pick: (at: number) => void) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(pick);
  useEffect(() => {
    latest.current = pick;
  });
  useEffect(() => {
    const form = box.current?.closest("form");
    const onKey = (event: KeyboardEvent) => {
      // The physical key: with Alt some keyboards make other characters of numbers.
      const number = event.altKey ? /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] : undefined;
      if (!number) return;
      event.preventDefault();
      latest.current(Number(number) - 1);
    };
    form?.addEventListener("keydown", onKey);
    return () => form?.removeEventListener("keydown", onKey);
  }, []);
  return box;
}
