import { levelWords } from "@/components/permission-picker/level-words.ts";
import { Banner } from "@/components/ui/banner.tsx";
import type { Level } from "@/lib/authorization/levels.ts";
import { type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionDifference } from "@/lib/authorization/permissions.ts";
import { type HeldLevels, installationsTouched } from "@/lib/integrations/rules.ts";

/** What saving means, before it is done: what applies at once and what has to be accepted, and by how many. */
export function PermissionsChange({
  from,
  to,
  installationCount,
  held,
}: {
  from: Permissions;
  to: Permissions;
  installationCount: number;
  held: HeldLevels;
}) {
  const { added, raised, lowered, removed } = permissionDifference(from, to);
  const more = [...added, ...raised].filter(({ key }) => !isOfPeople(key));
  const ofPeople = [...added, ...raised].filter(({ key }) => isOfPeople(key));
  const less = [...lowered, ...removed];
  const accounts = installationCount === 1 ? "1 installation" : `${installationCount} installations`;
  const changes = more.length + less.length + ofPeople.length > 0;
  const touched = (change: Change) => installationsTouched(change, { held, installationCount });
  return (
    <div role="status" className="empty:sr-only">
      {changes && (
        <Banner tone={less.length > 0 && installationCount > 0 ? "warning" : "info"} title="What this change does">
          {less.length > 0 && (
            <Part
              words={installationCount > 0 ? `Applies at once to ${accounts}:` : "No longer asked for:"}
              changes={less}
              touched={touched}
            />
          )}
          {more.length > 0 && (
            <Part
              words={
                installationCount > 0
                  ? `Waits until it is accepted, in ${accounts}; until then they keep what they granted:`
                  : "Asked for from now on:"
              }
              changes={more}
              touched={touched}
            />
          )}
          {ofPeople.length > 0 && (
            <Part words="Asked of each person when they authorize it again:" changes={ofPeople} touched={() => 0} />
          )}
        </Banner>
      )}
    </div>
  );
}

const isOfPeople = (key: PermissionKey): boolean => permissionDefinition(key).scope === "account";

type Change = { key: PermissionKey; from: Level; to: Level };

function Part({
  words,
  changes,
  touched,
}: {
  words: string;
  changes: readonly Change[];
  touched: (change: Change) => number;
}) {
  return (
    <div className="mt-2">
      <p>{words}</p>
      <ul className="mt-1 list-disc pl-5">
        {changes.map((change) => {
          const permission = permissionDefinition(change.key);
          const count = touched(change);
          return (
            <li key={change.key}>
              {permission.title}: {levelWords(change.from, permission).toLowerCase()} →{" "}
              {levelWords(change.to, permission).toLowerCase()}
              {count > 0 && ` (${count === 1 ? "1 installation" : `${count} installations`})`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
