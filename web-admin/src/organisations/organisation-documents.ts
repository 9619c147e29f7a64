import type { ProvincesQuery as Provinces, SchoolsQuery as Schools } from "../gql/graphql.js";

/** A province as the list shows it. */
export type ProvinceListRow = Provinces["provinces"][number] & {
  agreementType: Provinces["provinceSettings"][number]["agreementType"] | undefined;
};

/** A school as the list shows it. */
export type SchoolListRow = Schools["schools"]["rows"][number];
