import { useQuery } from "@apollo/client/react";
import { readAddress, textParam } from "@gd/web-kit";
import { useLocation } from "react-router";
import { FilterOptionsDocument, ProvinceNamesDocument, SchoolChoicesDocument } from "../gql/graphql.js";
import { isOperator, seesManySchools, type Viewer } from "../session/viewer.js";

/** A value to choose, and what it is called. */
export interface Choice {
  value: string;
  label: string;
  /** Where it is searched by 拼音 too. */
  pinyin?: string;
}

/** What lists are narrowed by; undefined while it is being read, and where it is not the viewer's. */
export interface FilterOptions {
  /** Within one school. */
  departments: readonly Choice[] | undefined;
  majors: readonly Choice[] | undefined;
  /** 培养方式. */
  modes: readonly Choice[] | undefined;
  /** Above one school; the ministry's schools are those of the province that the address names. */
  provinces?: readonly Choice[] | undefined;
  schools?: readonly Choice[] | undefined;
}

/** 所在省份 in the address of every list. */
export const provinceParam = textParam({ name: "province" });

/** Departments and majors of the viewer's school, provinces and schools of a country; operators have none. */
export function useFilterOptions(viewer: Viewer): FilterOptions {
  const { data } = useQuery(FilterOptionsDocument, {
    fetchPolicy: "cache-first",
    skip: seesManySchools(viewer) || isOperator(viewer),
  });
  const { provinceId = null } = readAddress({ provinceId: provinceParam }, useLocation());
  const ofMinistry = viewer.role === "MINISTRY";
  const provinces = useQuery(ProvinceNamesDocument, { fetchPolicy: "cache-first", skip: !ofMinistry });
  const schools = useQuery(SchoolChoicesDocument, {
    fetchPolicy: "cache-first",
    variables: { provinceId: ofMinistry ? provinceId : null },
    skip: !seesManySchools(viewer),
  });
  return {
    departments: data?.departmentOptions.map(({ id, name }) => ({ value: id, label: name })),
    majors: data?.majorOptions.map(({ name }) => ({ value: name, label: name })),
    modes: choicesOf(data?.trainingModes),
    provinces: provinces.data?.provinces.map(({ id, name }) => ({ value: id, label: name })),
    schools: schools.data?.schoolChoices.map(({ id, name, pinyin }) => ({ value: id, label: name, pinyin })),
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
