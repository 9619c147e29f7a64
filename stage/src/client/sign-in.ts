import { graphql } from "../gql/index.js";
import type { Operation } from "./answer.js";

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

export type App = "student" | "employer" | "admin";

/** Enters each app; `login` is a number at the phone, a mobile number or a user name. */
export const SIGN_IN: Readonly<Record<App, Operation<object, { login: string; password: string }>>> = {
  student: SignInGraduate,
  employer: SignInEmployer,
  admin: SignInStaff,
};
