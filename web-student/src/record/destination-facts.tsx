import { CatalogueFacts } from "../form/catalogue-facts.js";
import { DestinationFactsFieldsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { Facts } from "../ui/facts.js";

/** What stands of a destination (F-60), in the words of the catalogue; nothing before it was first submitted. */
export function DestinationFacts({
  destination,
}: {
  destination: FragmentType<typeof DestinationFactsFieldsFragmentDoc>;
}) {
  const { typeLabel, sections } = readFragment(DestinationFactsFieldsFragmentDoc, destination);
  if (!typeLabel) return null;
  return (
    <>
      <Facts title="去向类型" facts={[{ label: "毕业去向类型", value: typeLabel }]} />
      <CatalogueFacts sections={sections} />
    </>
  );
}
