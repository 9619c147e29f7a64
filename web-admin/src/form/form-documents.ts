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
  query DestinationTypes($of: FormsOf!) {
    destinationTypes(of: $of) {
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
  query DestinationForm($typeCode: String!, $of: FormsOf!) {
    destinationForm(typeCode: $typeCode, of: $of) {
      ...CatalogueFormFields
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
