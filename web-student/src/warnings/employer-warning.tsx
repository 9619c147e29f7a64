import { useQuery } from "@apollo/client/react";
import { EmployerWarningsDocument } from "../gql/graphql.js";

const WHOLE_CODE = /^[0-9A-Z]{18}$/;

/** What schools warn of about this employer (F-75); nothing where there is nothing, and while it is not known. */
export function EmployerWarning({ uscc }: { uscc: string }) {
  const code = uscc.trim().toUpperCase();
  const { data } = useQuery(EmployerWarningsDocument, {
    variables: { uscc: code },
    skip: !WHOLE_CODE.test(code),
  });
  const marks = data?.employerWarnings.uscc === code ? data.employerWarnings.marks : [];
  if (marks.length === 0) return null;
  return (
    <section className="warning" role="alert">
      <strong>该单位被学校标记为预警单位，请谨慎签约</strong>
      {marks.map((mark) => (
        <p key={mark.id}>
          {mark.schoolName}：{mark.categoryLabels.join("、")}。{mark.reason}
        </p>
      ))}
    </section>
  );
}
