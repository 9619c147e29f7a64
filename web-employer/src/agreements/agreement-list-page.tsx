import { useNow } from "@gd/web-kit";
import { ListPanel, useDeskList, usePageTitle } from "@gd/web-kit/desk";
import type { EmployerList } from "../gql/graphql.js";
import { PageHeader } from "../parts/page-header.js";
import { agreementList } from "./agreement-list.js";
import { lists, useListStates } from "./lists.js";

/** One of the lists of F-74, newest first, live. */
export function AgreementListPage({ list }: { list: EmployerList }) {
  const { title, about } = lists[list];
  usePageTitle(title);
  const shown = useDeskList(agreementList(list, useNow(), useListStates(list)));
  return (
    <>
      <PageHeader title={title} about={about} />
      <section className="panel">
        <ListPanel list={shown} />
      </section>
    </>
  );
}
