import { useQuery } from "@apollo/client/react";
import { LoadFailure, usePageTitle } from "@gd/web-kit/desk";
import { Alert, Skeleton } from "antd";
import { SchoolSettingsFragmentDoc, SigningSettingsDocument } from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { CohortSelect, useCohort } from "../parts/cohort-select.js";
import { useViewer } from "../session/session.js";
import { OfficeSection } from "./office-section.js";
import { SettingsForm } from "./settings-form.js";
import "../lists/lists.css";
import "./settings.css";

/** 签约设置 of a school, per graduating year (P-11). */
export default function SettingsPage() {
  usePageTitle("签约设置");
  const viewer = useViewer();
  const [cohort, setCohort] = useCohort();
  const { data, error, refetch } = useQuery(SigningSettingsDocument, { variables: { cohort } });
  const settings = readFragment(SchoolSettingsFragmentDoc, data?.signingSettings);

  return (
    <div className="page">
      <div className="panel settings">
        <div className="list-head">
          <h1>签约设置</h1>
          <CohortSelect value={cohort} onChange={setCohort} />
        </div>
        {error && !data ? (
          <LoadFailure error={error} retry={refetch} />
        ) : !data ? (
          <Skeleton active paragraph={{ rows: 10 }} />
        ) : settings ? (
          // Another cohort is another form; what is typed into this one stays when the server's values come anew.
          <SettingsForm key={cohort} viewer={viewer} settings={settings} />
        ) : (
          <Alert type="info" showIcon title={`${cohort}届未曾设置，且不在可设置的毕业届别范围内。`} />
        )}
        <OfficeSection viewer={viewer} />
      </div>
    </div>
  );
}
