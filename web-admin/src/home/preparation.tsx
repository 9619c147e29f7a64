import { useQuery } from "@apollo/client/react";
import { agreementTypeLabels, currentCohort } from "@gd/web-kit";
import { Tag } from "antd";
import { Link } from "react-router";
import { ProvincePreparationDocument, SchoolPreparationDocument } from "../gql/graphql.js";
import { type PageName, pages } from "../menu/pages.js";
import type { Viewer } from "../session/viewer.js";
import {
  preparesProvince,
  preparesSchool,
  provinceSteps,
  type Step,
  schoolSteps,
} from "./preparation-steps.js";

/** What is still to be done before the cohort at work can sign online; nothing once it can, or for whom it is not. */
export function Preparation({ viewer }: { viewer: Viewer }) {
  if (preparesSchool(viewer)) return <SchoolPreparation />;
  if (preparesProvince(viewer)) return <ProvincePreparation />;
  return null;
}

function SchoolPreparation() {
  const cohort = currentCohort();
  const { data } = useQuery(SchoolPreparationDocument, { variables: { cohort } });
  const settings = data?.signingSettings;
  if (!settings || settings.signingOn) return null;
  const { agreementType, contacts, departmentsWithoutReviewer } = settings;
  return (
    <Steps
      title={`${cohort}届在线签约准备`}
      about="依次完成下列各项后，在「签约设置」中开启在线签约。"
      steps={schoolSteps({
        agreementType: agreementType ? agreementTypeLabels[agreementType] : null,
        hasRoster: data.graduates.rows.length > 0,
        departmentsWithoutReviewer,
        hasContact: contacts.length > 0,
      })}
    />
  );
}

function ProvincePreparation() {
  const cohort = currentCohort();
  const { data } = useQuery(ProvincePreparationDocument, { variables: { cohort } });
  const [settings] = data?.provinceSettings ?? [];
  const [province] = data?.provinces ?? [];
  if (!settings || !province) return null;
  const steps = provinceSteps({
    agreementType: settings.agreementType ? agreementTypeLabels[settings.agreementType] : null,
    moduleOpen: province.modules.includes("EMPLOYMENT"),
  });
  if (steps.every(({ done }) => done)) return null;
  return (
    <Steps
      title={`${cohort}届在线签约准备`}
      about="以下各项完成之前，本省学校不能开启在线签约。"
      steps={steps}
    />
  );
}

function Steps({ title, about, steps }: { title: string; about: string; steps: Step[] }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <p className="muted">{about}</p>
      <ol className="preparation">
        {steps.map(({ page, label, done, note }) => (
          <li key={label}>
            <Tag color={done ? "success" : "warning"}>{done ? "已完成" : "未完成"}</Tag>
            <StepName page={page} label={label} />
            <span className="muted">{note}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepName({ page, label }: { page: PageName | null; label: string }) {
  return page ? <Link to={pages[page].address}>{label}</Link> : <span>{label}</span>;
}
