import { useQuery } from "@apollo/client/react";
import { Select } from "antd";
import { Link } from "react-router";
import { JobFieldsFragmentDoc, PositionTemplatesDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { jobValues, type TermsValues } from "./terms.js";

/** 岗位模板: fills the terms in, which can be changed afterwards; the contact stays. */
export function TemplateChoice({ take }: { take: (template: TermsValues) => void }) {
  const { data, previousData } = useQuery(PositionTemplatesDocument);
  const templates = (data ?? previousData)?.positionTemplates;
  if (!templates) return null;
  if (templates.length === 0) return <Link to="/position-templates">设置岗位模板</Link>;
  const choose = (id: string) => {
    const chosen = templates.find((each) => each.id === id);
    if (!chosen) return;
    take({ validDays: chosen.validDays, job: jobValues(readFragment(JobFieldsFragmentDoc, chosen.job)) });
  };
  return (
    <Select
      aria-label="使用岗位模板"
      placeholder="使用岗位模板"
      style={{ width: 200 }}
      onChange={choose}
      showSearch={{ optionFilterProp: "label" }}
      options={templates.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
