import { graphql } from "../gql/index.js";

export const DestinationTypesQuery = graphql(`
  query DestinationTypes {
    destinationTypes {
      ...DestinationTypeFields
    }
  }
`);

export const DestinationFormQuery = graphql(`
  query DestinationForm($typeCode: String!) {
    destinationForm(typeCode: $typeCode) {
      ...CatalogueFormFields
    }
  }
`);

export const AgreementFormQuery = graphql(`
  query AgreementForm($origin: FilledAgreementOrigin!) {
    agreementForm(origin: $origin) {
      ...CatalogueFormFields
    }
  }
`);

export const DivisionsQuery = graphql(`
  query Divisions($parent: String) {
    divisions(parent: $parent) {
      code
      name
      hasChildren
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

export const KnownEmployersQuery = graphql(`
  query KnownEmployers($text: String!) {
    knownEmployers(text: $text) {
      name
      uscc
      natureCode
      industryCode
      divisionCode
      divisionName
    }
  }
`);
