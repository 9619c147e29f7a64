import { graphql } from "../gql/index.js";

export const DestinationTypesQuery = graphql(`
  query DestinationTypes($of: FormsOf!) {
    destinationTypes(of: $of) {
      ...DestinationTypeFields
    }
  }
`);

export const DestinationFormQuery = graphql(`
  query DestinationForm($typeCode: String!, $of: FormsOf!) {
    destinationForm(typeCode: $typeCode, of: $of) {
      ...CatalogueFormFields
    }
  }
`);

export const FindDivisionsQuery = graphql(`
  query FindDivisions($text: String!) {
    findDivisions(text: $text) {
      ...DivisionFields
    }
  }
`);
