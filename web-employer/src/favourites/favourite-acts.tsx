import { useAct } from "@gd/web-kit";
import { useModal } from "@gd/web-kit/desk";
import { Button } from "antd";
import { Link } from "react-router";
import { RemoveFavouriteDocument } from "../gql/graphql.js";

interface FavouriteActsProps {
  favourite: { id: string; name: string; notInvitableReason: string | null };
  mayInvite: boolean;
}

/** 发起签约 (with the reason where it is closed) and 移出收藏夹 of one row. */
export function FavouriteActs({ favourite, mayInvite }: FavouriteActsProps) {
  const open = mayInvite && favourite.notInvitableReason === null;
  return (
    <>
      <div className="row-links">
        {open ? (
          <Link
            to={`/invitations/new?favourite=${favourite.id}`}
            aria-label={`向 ${favourite.name} 发起签约`}
          >
            发起签约
          </Link>
        ) : (
          <span className="link-closed" aria-disabled="true">
            发起签约
          </span>
        )}
        <RemoveButton id={favourite.id} name={favourite.name} />
      </div>
      {favourite.notInvitableReason && <div className="cell-note">{favourite.notInvitableReason}</div>}
    </>
  );
}

function RemoveButton({ id, name }: { id: string; name: string }) {
  const modal = useModal();
  // A record that is gone for the server must go from the list too, refused or not.
  const remove = useAct(RemoveFavouriteDocument, { done: "已移出收藏夹", refetch: "screen" });
  const ask = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: `确认将${name}移出收藏夹？`,
      content: "移出后不影响已发起的签约；如需再次发起签约，请重新添加该学生。",
      okText: "移出收藏夹",
    });
    if (sure) await remove.send({ id });
  };
  return (
    <Button
      type="link"
      className="row-button"
      loading={remove.running}
      onClick={() => void ask()}
      aria-label={`将 ${name} 移出收藏夹`}
    >
      移出收藏夹
    </Button>
  );
}
