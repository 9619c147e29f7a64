import { graphql } from "../gql/index.js";

export const SignInGraduate = graphql(`
  mutation SignInGraduate($login: String!, $password: String!) {
    signInGraduate(account: $login, password: $password) { __typename ...RefusalFacts }
  }
`);

export const SignInEmployer = graphql(`
  mutation SignInEmployer($login: String!, $password: String!) {
    signInEmployer(mobile: $login, password: $password) { __typename ...RefusalFacts }
  }
`);

export const SignInStaff = graphql(`
  mutation SignInStaff($login: String!, $password: String!) {
    signInStaff(username: $login, password: $password) { __typename ...RefusalFacts }
  }
`);
