import { Fragment } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Link } from "@/components/ui/link.tsx";
import { type LintFinding, type LintPlace, lintRegistration } from "@/lib/integrations/lint.ts";
import type { IntegrationValues } from "./form-values.ts";
import type { LintFacts } from "./lint-facts.ts";
import { linted } from "./lint-facts.ts";

type HrefOf = (where: Pick<LintFinding, "place" | "field">) => string;

/**
 * What is odd about a registration, said before it is saved: live where scripts run, and once it is stored without
 * them. Nothing here stands in the way of saving.
 */
export function LintNotice({
  values,
  facts,
  places,
  hrefOf = (finding) => `#${finding.field}`,
}: {
  /** The whole registration as it would be: what is stored, with what this form changes. */
  values: IntegrationValues;
  facts: LintFacts;
  /** Only what can be mended there; everything unless given. */
  places?: readonly LintPlace[] | undefined;
  hrefOf?: HrefOf | undefined;
}) {
  const findings = lintRegistration(linted(values, facts), facts).filter(
    ({ place }) => places === undefined || places.includes(place),
  );
  return (
    // Without a box of its own it takes no room in the form while there is nothing to say.
    <div className="contents">
      <p role="status" className="sr-only">
        {findings.length > 0 && countWords(findings.length)}
      </p>
      {findings.length > 0 && (
        <Banner tone="warning" title={countWords(findings.length)}>
          <ul className="mt-1 list-disc pl-5">
            {findings.map((finding) => (
              <li key={`${finding.rule} ${finding.field}`}>
                {finding.message} <WhereToChange finding={finding} hrefOf={hrefOf} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  );
}

function WhereToChange({ finding: { each, place, field, message }, hrefOf }: { finding: LintFinding; hrefOf: HrefOf }) {
  if (!each)
    return (
      <Link href={hrefOf({ place, field })} className="whitespace-nowrap">
        Change it<span className="sr-only">: {message}</span>
      </Link>
    );
  return each.map(({ field: one, label }, index) => (
    <Fragment key={one}>
      {index > 0 && ", "}
      <Link href={hrefOf({ place, field: one })}>{label}</Link>
    </Fragment>
  ));
}

function countWords(count: number): string {
  return count === 1 ? "One thing is worth a look" : `${count} things are worth a look`;
}
