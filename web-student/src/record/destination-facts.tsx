import { CatalogueFacts } from "../form/catalogue-facts.js";
import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { Facts } from "../ui/facts.js";

export const DestinationFactsFields = graphql(`
  fragment DestinationFactsFields on Destination {
    typeLabel
    sections {
      title
      facts {
        key
        label
        value
      }
    }
  }
`);

/** What stands of a destination (F-60), in the words of the catalogue; nothing before it was first submitted. */
export function DestinationFacts({
  destination,
}: {
  destination: FragmentType<typeof DestinationFactsFields>;
}) {
  const { typeLabel, sections } = readFragment(DestinationFactsFields, destination);
  if (!typeLabel) return null;
  return (
    <>
      <Facts title="去向类型" facts={[{ label: "毕业去向类型", value: typeLabel }]} />
      <CatalogueFacts sections={sections} />
    </>
  );
}
