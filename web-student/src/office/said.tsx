import { type Office, officeToAsk, sendsToSchool } from "./office.js";
import "./office.css";

/** A sentence of the platform; one that says 请联系学校 brings along whom to call there. */
export function Said({ text }: { text: string | null | undefined }) {
  return (
    <>
      {text}
      <WhomToAsk text={text} />
    </>
  );
}

/** Whom to call, where the sentence sends its reader to their school: apart from a sentence that is a link itself. */
export function WhomToAsk({ text }: { text: string | null | undefined }) {
  const office = text && sendsToSchool(text) ? officeToAsk() : null;
  return office && <OfficeLine office={office} />;
}

/** Name, phone and hours in one line; a touch calls. */
export function OfficeLine({ office: { name, phone, hours } }: { office: Office }) {
  return (
    <span className="office-line">
      {name}{" "}
      <a href={`tel:${phone}`} className="office-phone">
        {phone}
      </a>
      {hours && <span>（{hours}）</span>}
    </span>
  );
}
