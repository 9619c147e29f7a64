import { useQuery } from "@apollo/client/react";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { InviteAgainDocument } from "../gql/graphql.js";

/** The failed agreements of one graduate are few; those of namesakes hardly more. */
const LOOKED_THROUGH = 50;

/**
 * 「再次发起签约」 on a failed agreement, prefilled from it, where the employer may invite again (F-23). Only its
 * list knows the favourite to invite, so it is asked for this graduate's rows.
 */
export function InviteAgain({ agreementId, graduateName }: { agreementId: string; graduateName: string }) {
  const navigate = useNavigate();
  const { data, previousData } = useQuery(InviteAgainDocument, {
    variables: { name: graduateName, first: LOOKED_THROUGH },
  });
  const rows = (data ?? previousData)?.employerAgreements.rows;
  const favouriteId = rows?.find((row) => row.id === agreementId)?.invitableFavouriteId;
  if (!favouriteId) return null;
  return (
    <Button
      type="primary"
      onClick={() => void navigate(`/invitations/new?favourite=${favouriteId}&from=${agreementId}`)}
    >
      再次发起签约
    </Button>
  );
}
