import type { Choice } from "@/components/repository-picker/filter-choices.ts";
import type { InstallRight } from "@/lib/installations/rules.ts";

/** What a consent form decides: by which right, or about somebody's request, and whether for an installation that is
 *  there. */
export type Decision = { kind: InstallRight["kind"] | "approve"; adds: boolean };

type Chosen = { all: boolean; selected: ReadonlySet<number>; choices: readonly Choice[] };

/** What the button of a consent form says for what is chosen at the moment: Install, Install and request, or Request. */
export function decisionWords({ kind, adds }: Decision, chosen: Chosen): { label: string; pending: string } {
  const now = adds ? { label: "Add", pending: "Adding…" } : { label: "Install", pending: "Installing…" };
  const later = { label: "Request", pending: "Sending the request…" };
  if (kind === "approve") return { label: "Approve", pending: "Approving…" };
  if (kind === "owner") return now;
  if (kind === "request" || chosen.all) return later;
  const { own, others } = partsOf(chosen);
  if (own && others) return { label: `${now.label} and request`, pending: now.pending };
  return others ? later : now;
}

/** Whether some of it is done at once and some asked for. While nothing is selected, what could be selected counts. */
function partsOf({ selected, choices }: Chosen): { own: boolean; others: boolean } {
  const counted = selected.size === 0 ? choices : choices.filter(({ id }) => selected.has(id));
  return {
    own: counted.some(({ administered }) => administered),
    others: counted.some(({ administered }) => !administered),
  };
}
