import { levelWords } from "@/components/permission-picker/level-words.ts";
import { Banner } from "@/components/ui/banner.tsx";
import type { Level } from "@/lib/authorization/levels.ts";
import { type PermissionKey, permissionDefinition } from "@/lib/authorization/permission-catalogue.ts";
import { type Permissions, permissionDifference } from "@/lib/authorization/permissions.ts";

/** What saving means, before it is done: what applies at once and what has to be accepted, and by how many. */
export function PermissionsChange({
  from,
  to,
  installationCount,
}: {
  from: Permissions;
  to: Permissions;
  installationCount: number;
}) {
  const { added, raised, lowered, removed } = permissionDifference(from, to);
  const more = [...added, ...raised];
  const less = [...lowered, ...removed];
  const accounts = installationCount === 1 ? "1 installation" : `${installationCount} installations`;
  const changes = more.length + less.length > 0;
  return (
    <div role="status">
      {changes && (
        <Banner tone={less.length > 0 && installationCount > 0 ? "warning" : "info"} title="What this change does">
          {less.length > 0 && (
            <Part
              words={installationCount > 0 ? `Applies at once to ${accounts}:` : "No longer asked for:"}
              changes={less}
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
            />
          )}
        </Banner>
      )}
    </div>
  );
}

type Change = { key: PermissionKey; from: Level; to: Level };

function Part({ words, changes }: { words: string; changes: readonly Change[] }) {
  return (
    <div className="mt-2">
      <p>{words}</p>
      <ul className="mt-1 list-disc pl-5">
        {changes.map(({ key, from, to }) => {
          const permission = permissionDefinition(key);
          return (
            <li key={key}>
              {permission.title}: {levelWords(from, permission).toLowerCase()} →{" "}
              {levelWords(to, permission).toLowerCase()}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
