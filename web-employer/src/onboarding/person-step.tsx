import type { CatalogueForm } from "@gd/web-kit";
import { CatalogueFields } from "@gd/web-kit/desk";
import { Card } from "antd";
import type { OrganisationForm } from "../gql/graphql.js";
import { sectionsOf } from "./verification-values.js";

/** Who acts for the organisation and looks after its accounts. */
export function PersonStep({
  form,
  organisationForm,
}: {
  form: CatalogueForm;
  organisationForm: OrganisationForm;
}) {
  return (
    <Card>
      <p className="cell-note">
        网签负责人管理本单位账号，并对本单位在平台的操作负责。审核时将核对其授权书和证件。
      </p>
      <CatalogueFields form={sectionsOf(form, 1)} subType={organisationForm} />
    </Card>
  );
}
