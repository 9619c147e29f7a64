import { useQuery } from "@apollo/client/react";
import { KnownEmployersDocument } from "../gql/graphql.js";
import "../form/form.css";

const WHOLE_CODE = /^[0-9A-Z]{18}$/;

/** Says so where the platform knows the code under another name than the one filled in. */
export function KnownName({ uscc, name }: { uscc: string; name: string }) {
  const code = uscc.trim().toUpperCase();
  const { data } = useQuery(KnownEmployersDocument, {
    variables: { text: code },
    skip: !WHOLE_CODE.test(code),
  });
  const known = data?.knownEmployers.find((employer) => employer.uscc === code);
  if (!known || name.trim() === "" || known.name === name.trim()) return null;
  return (
    <p className="entry-help" role="status">
      该代码在平台登记的单位名称为「{known.name}」，与您填写的名称不一致，请核对
    </p>
  );
}
