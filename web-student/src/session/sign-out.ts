import { useMutation } from "@apollo/client/react";
import { createContext, useContext } from "react";
import { useNavigate } from "react-router";
import { graphql } from "../gql/index.js";
import { tellFailed } from "../ui/tell.js";

const SignOut = graphql(`
  mutation SignOut {
    signOut {
      ok
    }
  }
`);

export const SignOutContext = createContext<() => Promise<void>>(async () => undefined);

/** Ends the session at the server, then here. If the server cannot be reached, says so and stays signed in. */
export function useSignOut(): { signOut: () => Promise<void>; leaving: boolean } {
  const onSignedOut = useContext(SignOutContext);
  const navigate = useNavigate();
  const [send, { loading }] = useMutation(SignOut);
  const signOut = async () => {
    try {
      await send();
      await onSignedOut();
      await navigate("/", { replace: true });
    } catch (error) {
      tellFailed(error);
    }
  };
  return { signOut, leaving: loading };
}
