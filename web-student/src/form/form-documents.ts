import { graphql } from "../gql/index.js";

/** A form as the catalogue describes it; spread it wherever one is read. */
export const CatalogueFormFields = graphql(`
  fragment CatalogueFormFields on CatalogueForm {
    sections {
      title
      fields {
        key
        label
        kind
        mandatory
        optionalWhen {
          key
          values
        }
        subTypes
        maxLength
        table
        without
        help
      }
    }
    proofs {
      key
      rule
      subTypes
      proofs {
        key
        label
        help
      }
    }
    tables {
      name
      options {
        code
        label
      }
    }
  }
`);

export const DestinationTypesQuery = graphql(`
  query DestinationTypes {
    destinationTypes {
      code
      label
      groupLabel
      help
      subTypeLabel
      subTypes {
        code
        label
      }
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
      code
      fullName
      hasChildren
    }
  }
`);

export const KnownEmployersQuery = graphql(`
  query KnownEmployers($text: String!) {
    knownEmployers(text: $text) {
      name
      uscc
      natureCode
      natureLabel
      industryCode
      industryLabel
      divisionCode
      divisionName
    }
  }
`);
