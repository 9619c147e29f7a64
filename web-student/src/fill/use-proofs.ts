import { useQuery } from "@apollo/client/react";
import { type FormValues, isAskedFor, isOfSubType } from "@gd/web-kit";
import { useCallback, useState } from "react";
import {
  type CatalogueFormFieldsFragment,
  RecordUploadsDocument,
  UploadFieldsFragmentDoc,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import type { ProofFiles } from "./proof-place.js";

export type ProofGroup = CatalogueFormFieldsFragment["proofs"][number];

const NONE: ProofFiles = { ids: [], busy: false };

/** The places for files of this form, and what stands in them. */
export function useProofs(
  recordId: string,
  form: CatalogueFormFieldsFragment,
  subType: string | null,
  values: FormValues,
) {
  const { data } = useQuery(RecordUploadsDocument, { variables: { recordId } });
  const [files, setFiles] = useState<Readonly<Record<string, ProofFiles>>>({});
  /** By the key of a proof, or of a group of which one is enough. */
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const groups = form.proofs
    .filter((group) => isOfSubType(group, subType))
    .map((group) => ({ ...group, proofs: group.proofs.filter((proof) => isAskedFor(proof, values)) }));
  const all = groups.flatMap((group) => group.proofs);
  const filesOf = (key: string) => files[key] ?? NONE;
  const onChange = useCallback((key: string, found: ProofFiles) => {
    setFiles((before) => ({ ...before, [key]: found }));
    if (found.ids.length > 0) setProblems(({ [key]: _solved, ...others }) => others);
  }, []);
  const uploads = (data?.recordUploads ?? []).map((upload) => readFragment(UploadFieldsFragmentDoc, upload));
  const lacks = ({ key }: { key: string }) => filesOf(key).ids.length === 0 && !filesOf(key).busy;
  const hasOne = (group: ProofGroup) => !group.proofs.every(lacks);
  return {
    groups,
    ids: all.flatMap(({ key }) => filesOf(key).ids),
    /** Places, or groups of which one is enough, that lack their file. */
    missing: groups.flatMap((group) => missingOf(group, lacks)).length,
    busy: all.some(({ key }) => filesOf(key).busy),
    onChange,
    /** Of a group only until one of its files is there. */
    problemOf: (key: string) => {
      const group = groups.find((one) => one.key === key);
      return group?.rule === "ONE" && hasOne(group) ? undefined : problems[key];
    },
    check: () => {
      const missing = Object.fromEntries(groups.flatMap((group) => missingOf(group, lacks)));
      setProblems(missing);
      return Object.keys(missing).length === 0;
    },
    /** Shows what the server refused: beside its place, or at the first when it names none. */
    refuse: (refused: Readonly<Record<string, string>>, general: string | undefined) => {
      const first = all[0];
      setProblems({ ...(general && first && { [first.key]: general }), ...refused });
    },
    summary: all
      .map(({ key, label }) => ({ label, ids: filesOf(key).ids }))
      .filter(({ ids }) => ids.length > 0)
      .map(({ label, ids }) => ({
        label,
        count: ids.length,
        warnings: ids.flatMap((id, index) =>
          (uploads.find((upload) => upload.id === id)?.warnings ?? []).map(
            ({ message }) => `第 ${index + 1} 页：${message}，请确认是否清晰完整。`,
          ),
        ),
      })),
  };
}

/** What is missing of a group, by the place where it is said. */
function missingOf(group: ProofGroup, lacks: (proof: { key: string }) => boolean): [string, string][] {
  const { key, rule, proofs } = group;
  if (rule === "ALL" || proofs.length === 1) {
    const missing = rule === "OPTIONAL" ? [] : proofs.filter(lacks);
    return missing.map((proof) => [proof.key, `请上传${proof.label}，每一页都要上传`]);
  }
  return rule === "ONE" && proofs.every(lacks) ? [[key, "请上传以下材料中的至少一项"]] : [];
}
