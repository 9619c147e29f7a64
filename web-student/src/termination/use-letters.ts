import { useMemo, useState } from "react";

interface Chosen {
  ids: string[];
  busy: boolean;
}

const LETTERS = [
  {
    purpose: "TERMINATION_LETTER",
    title: "解约函",
    hint: "由用人单位出具并盖章；用人单位未出具的，请在下方上传情况说明。",
  },
  {
    purpose: "TERMINATION_STATEMENT",
    title: "情况说明",
    hint: "用人单位未出具解约函时上传，写明与用人单位沟通的情况并签名。",
  },
] as const;
const ATTACHMENT = { purpose: "TERMINATION_ATTACHMENT", title: "附件（选填）" } as const;

/** The places for files of a request to end an agreement, and what stands in all of them. */
export function useLetters(recordId: string, needsLetter: boolean) {
  const [chosen, setChosen] = useState<Readonly<Record<string, Chosen>>>({});
  const places = useMemo(
    () =>
      [...(needsLetter ? LETTERS : []), ATTACHMENT].map((place) => ({
        ...place,
        recordId,
        onChange: (ids: string[], busy: boolean) =>
          setChosen((before) => ({ ...before, [place.purpose]: { ids, busy } })),
      })),
    [recordId, needsLetter],
  );
  const all = places.flatMap(({ purpose }) => chosen[purpose] ?? []);
  return { places, ids: all.flatMap(({ ids }) => ids), busy: all.some(({ busy }) => busy) };
}
