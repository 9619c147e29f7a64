import { Link } from "react-router";
import type { Office } from "./office.js";
import { OfficeLine } from "./said.js";
import "./office.css";

/** Where help is: the school's office, where it is known, and the questions that others had. */
export function HelpCard({ office }: { office: Office | null }) {
  return (
    <section className="help" aria-label="帮助">
      {office && (
        <p>
          {office.schoolName}
          <OfficeLine office={office} />
        </p>
      )}
      <Link to="/faq" className="help-questions">
        常见问题
      </Link>
    </section>
  );
}
