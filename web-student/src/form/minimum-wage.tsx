import { useQuery } from "@apollo/client/react";
import { type FormValues, payNotice } from "@gd/web-kit";
import { MinimumWageDocument, MinimumWageFieldsFragmentDoc } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import "./form.css";

/** The minimum wage of the place of work, below the pay; a warning where the pay is below it. */
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
  return (
    <p className={below ? "entry-problem" : "entry-help"} role="status">
      {text}
    </p>
  );
}
