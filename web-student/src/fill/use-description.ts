import { useQuery } from "@apollo/client/react";
import type { FormValues } from "@gd/web-kit";
import {
  AgreementFormDocument,
  type CatalogueFormFieldsFragment,
  CatalogueFormFieldsFragmentDoc,
  DestinationFormDocument,
  DestinationTypeFieldsFragmentDoc,
  DestinationTypesDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { SUB_TYPE, TYPE_CODE } from "./destination-values.js";
import type { FormKind } from "./form-kinds.js";

interface Description {
  /** Null while it is read, or could not be. */
  form: CatalogueFormFieldsFragment | null;
  subType: string | null;
  error: Error | undefined;
  again: () => void;
  /** Type and sub-type as people read them. */
  typeFacts: { label: string; value: string }[];
  /** What is missing of type and sub-type (F-60). */
  problemsOfType: () => FormValues;
}

/** Before a type is chosen there is nothing to fill in. */
const EMPTY: CatalogueFormFieldsFragment = { sections: [], proofs: [], tables: [] };

/** The form of the catalogue that the values are of: of the kind, or of the type that is chosen in it. */
export function useDescription({ origin }: FormKind, values: FormValues): Description {
  const typeCode = values[TYPE_CODE];
  const subType = values[SUB_TYPE] ?? null;
  const cached = { fetchPolicy: "cache-first" } as const;
  const ofOrigin = useQuery(AgreementFormDocument, {
    ...cached,
    variables: { origin: origin ?? "PAPER" },
    skip: origin === null,
  });
  const ofType = useQuery(DestinationFormDocument, {
    ...cached,
    variables: { typeCode: typeCode ?? "" },
    skip: origin !== null || !typeCode,
  });
  const types = useQuery(DestinationTypesDocument, { ...cached, skip: origin !== null });
  const asked = origin === null ? ofType : ofOrigin;
  const found = ofOrigin.data?.agreementForm ?? ofType.data?.destinationForm;
  const offered = readFragment(DestinationTypeFieldsFragmentDoc, types.data?.destinationTypes);
  const type = offered?.find(({ code }) => code === typeCode);
  const sub = type?.subTypes.find(({ code }) => code === subType);
  const subTypeLabel = type?.subTypeLabel ?? "细分类别";
  const none = origin === null && !typeCode ? EMPTY : null;
  return {
    form: found ? readFragment(CatalogueFormFieldsFragmentDoc, found) : none,
    subType,
    error: asked.error,
    typeFacts: [
      ...(type ? [{ label: "毕业去向类型", value: type.label }] : []),
      ...(sub ? [{ label: subTypeLabel, value: sub.label }] : []),
    ],
    again: () => void asked.refetch().catch(() => undefined),
    problemsOfType: (): FormValues => {
      if (origin !== null) return {};
      if (!type) return { [TYPE_CODE]: "请选择毕业去向类型" };
      const missing = type.subTypes.length > 0 && !subType;
      return missing ? { [SUB_TYPE]: `请选择${subTypeLabel}` } : {};
    },
  };
}
