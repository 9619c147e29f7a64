import { useQuery } from "@apollo/client/react";
import { FilterOptionsDocument, ProvinceNamesDocument } from "../gql/graphql.js";
import { isOperator, seesManySchools, type Viewer } from "../session/viewer.js";

/** A value to choose, and what it is called. */
export interface Choice {
  value: string;
  label: string;
}

/** What lists within one school are narrowed by; undefined while it is being read, and above one school. */
export interface FilterOptions {
  departments: readonly Choice[] | undefined;
  majors: readonly Choice[] | undefined;
}

/** Departments and majors of the viewer's school; operators have none. */
export function useFilterOptions(viewer: Viewer): FilterOptions {
  const { data } = useQuery(FilterOptionsDocument, {
    fetchPolicy: "cache-first",
    skip: seesManySchools(viewer) || isOperator(viewer),
  });
  return {
    departments: data?.departmentOptions.map(({ id, name }) => ({ value: id, label: name })),
    majors: data?.majorOptions.map(({ name }) => ({ value: name, label: name })),
  };
}

/** Every province. */
export function useProvinces(): { provinces: Choice[] | undefined; loading: boolean } {
  const { data, loading } = useQuery(ProvinceNamesDocument);
  return {
    provinces: data?.provinces.map(({ id, name }) => ({ value: id, label: name })),
    loading: loading && !data,
  };
}

/** Options of a catalogue's codes. */
export function choicesOf(codes: readonly { code: string; label: string }[] | undefined) {
  return codes?.map(({ code, label }) => ({ value: code, label }));
}
