/** Where in the form that is put right which a reason is about. */
export interface RefusedPlace {
  step: number;
  /** The paper, by the purpose of its uploads; null where it is about what was typed. */
  purpose: string | null;
}

const PAPERS: readonly [about: RegExp, purpose: string][] = [
  [/证照/, "EMPLOYER_LICENCE"],
  [/授权书/, "AUTHORISATION_LETTER"],
  [/证件/, "PERSON_DOCUMENT"],
];

const ORGANISATION = 0;
const MATERIALS = 2;

/** By the reason's category, as the operator chose it: what names no paper is about what was typed of the organisation. */
export function refusedPlaceOf(category: string): RefusedPlace {
  const [, purpose = null] = PAPERS.find(([about]) => about.test(category)) ?? [];
  return { step: purpose ? MATERIALS : ORGANISATION, purpose };
}
