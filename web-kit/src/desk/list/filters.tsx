import { type FormItemProps, Input, Select } from "antd";
import type { ReactElement } from "react";
import { numberParam, type Param, type Params, textParam, type ValuesOf } from "../../list/address.js";
import { cohortChoices, FIRST_COHORT } from "../../list/cohorts.js";

/** How a list's form asks for a value. */
export interface FilterField extends Pick<FormItemProps, "label" | "rules"> {
  control: ReactElement;
  /** Typed text waits for Enter or the button; choices apply at once on a dense desk. */
  typed: boolean;
  /** Other values that a change of this one empties, e.g. the state, whose choices hang on the kind. */
  empties?: readonly string[];
}

/** One value by which a list is narrowed: how it stands in the address, and how the form asks for it. */
export interface ListFilter<T> {
  param: Param<T>;
  /** null: the page asks for it outside the form (a switch above the list, a search box). */
  field: FilterField | null;
}

/** All that a list is narrowed by, in the order of its form. */
export type ListFilters = Readonly<Record<string, ListFilter<unknown>>>;

export type ParamsOf<F extends ListFilters> = { readonly [Key in keyof F]: NonNullable<F[Key]>["param"] };

/** The values of a list's filters. */
export type FilterValues<F extends ListFilters> = ValuesOf<ParamsOf<F>>;

/** The part of the filters that the address is made of. */
export function paramsOf<F extends ListFilters>(filters: F): ParamsOf<F> & Params {
  const params = Object.entries(filters).map(([key, { param }]) => [key, param] as const);
  return Object.fromEntries(params) as ParamsOf<F> & Params;
}

interface Choice<T> {
  value: T;
  label: string;
}

interface ChoiceOptions<T> {
  label: string;
  /** Undefined while they are being read. */
  options: readonly Choice<T>[] | undefined;
  /** In pixels; as wide as its place unless given. */
  width?: number;
  empties?: readonly string[];
}

/** One of several; the address may name any that `param` knows. */
export function choiceFilter<T extends string | number | boolean>(
  param: Param<T>,
  { label, options, width, empties = [] }: ChoiceOptions<T>,
): ListFilter<T> {
  const control = (
    <Select
      allowClear
      placeholder="全部"
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      options={options ? [...options] : []}
      {...(width && { style: { width } })}
    />
  );
  return { param, field: { label, control, typed: false, empties } };
}

/** A graduating year. */
export function cohortFilter({
  label,
  unit,
  width,
}: {
  label: string;
  unit: string;
  width?: number;
}): ListFilter<number> {
  const options = cohortChoices().map((value) => ({ value, label: `${value}${unit}` }));
  return choiceFilter(numberParam(FIRST_COHORT, { name: "cohort" }), {
    label,
    options,
    ...(width && { width }),
  });
}

interface TextOptions extends Pick<FormItemProps, "rules"> {
  label: string;
  placeholder: string;
  width?: number;
  maxLength?: number;
}

/** Typed text. */
export function textFilter(
  param: Param<string>,
  { label, rules, width, ...input }: TextOptions,
): ListFilter<string> {
  const control = <Input allowClear autoComplete="off" {...input} {...(width && { style: { width } })} />;
  return { param, field: { label, control, typed: true, ...(rules && { rules }) } };
}

/** The exact name of a person. */
export function personNameFilter(options: TextOptions): ListFilter<string> {
  return textFilter(textParam({ personal: true }), options);
}

/** The whole ID number of a person. */
export function idNumberFilter(options: TextOptions): ListFilter<string> {
  return textFilter(textParam({ personal: true, upperCase: true }), options);
}

/** What the page asks for outside the form. */
export function outsideForm<T>(param: Param<T>): ListFilter<T> {
  return { param, field: null };
}
