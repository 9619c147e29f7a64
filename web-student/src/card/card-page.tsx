import { useAct, useNow } from "@gd/web-kit";
import { QRCodeSVG } from "@rc-component/qrcode";
import { Button } from "antd-mobile";
import { useCallback, useEffect, useRef, useState } from "react";
import { ShowGraduateCardDocument, type ShowGraduateCardMutation } from "../gql/graphql.js";
import { Page } from "../ui/page.js";
import "../session/session.css";
import "./card-page.css";

type Card = Extract<ShowGraduateCardMutation["showGraduateCard"], { cardCode: string }>;

/** 签约二维码: shown to an employer, who may invite then without typing a number; 5 minutes, once. */
export default function CardPage() {
  const [card, setCard] = useState<Card | null>(null);
  const { send, running, message } = useAct(ShowGraduateCardDocument, {
    after: setCard,
    refusal: "here",
    failure: "here",
  });
  const asked = useRef(false);
  const make = useCallback(() => void send({}), [send]);
  useEffect(() => {
    // Once for the page: each makes the one before invalid.
    if (asked.current) return;
    asked.current = true;
    make();
  }, [make]);
  return (
    <Page title="签约二维码" back="/me">
      <div className="qr-card">
        {card && <Shown key={card.cardCode} card={card} />}
        {message && (
          <p className="form-problem" role="alert">
            {message}
          </p>
        )}
        <Button block size="large" loading={running} onClick={make}>
          {card ? "刷新二维码" : "生成二维码"}
        </Button>
      </div>
      <p className="qr-about faint">
        请出示给有意与您签约的用人单位扫描，或告知二维码下方的签约码。二维码 5
        分钟内有效，只能使用一次，刷新后原二维码失效。单位扫描后可向您发起签约邀请，无需您提供证件号码；是否应约由您决定。请勿将二维码发送给无关人员。
      </p>
    </Page>
  );
}

function Shown({ card }: { card: Card }) {
  const left = Math.ceil((Date.parse(card.expiresAt) - useNow(1_000)) / 1_000);
  if (left <= 0) return <p className="qr-over">二维码已过期，请刷新</p>;
  return (
    <>
      <QRCodeSVG value={card.url} size={260} level="M" marginSize={2} title="签约二维码" />
      <p className="qr-code">{inGroups(card.cardCode)}</p>
      <p className="faint" role="timer">
        {Math.floor(left / 60)} 分 {left % 60} 秒后失效
      </p>
    </>
  );
}

/** As it is read out: ABCD-EFGH-JKMN. */
function inGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}
