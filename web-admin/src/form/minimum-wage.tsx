import { useQuery } from "@apollo/client/react";
import { type FormValues, payNotice } from "@gd/web-kit";
import { Alert } from "antd";
import { MinimumWageDocument, MinimumWageFieldsFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";

/** The minimum wage of the place of work, beside a pay as the reviewer changes it (F-62). */
export function MinimumWage({ values }: { values: FormValues }) {
  const { divisionCode = "" } = values;
  const { data } = useQuery(MinimumWageDocument, {
    variables: { divisionCode },
    skip: divisionCode === "",
    fetchPolicy: "cache-first",
  });
  if (!data) return null;
  const { text, below } = payNotice(
    readFragment(MinimumWageFieldsFragmentDoc, data.minimumWage) ?? null,
    values,
  );
  return <Alert type={below ? "warning" : "info"} showIcon title={text} className="catalogue-wide" />;
}
