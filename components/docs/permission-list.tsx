import { permissionDocsHref } from "@/components/permission-picker/fields.ts";
import { levelWords } from "@/components/permission-picker/level-words.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { Code } from "@/components/ui/code.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import type { PermissionDefinition } from "@/lib/authorization/permission-catalogue.ts";

export type CountedPermission = PermissionDefinition & {
  /** Endpoints that it opens here, and those that are documented besides. */
  served: number;
  rest: number;
};

/** Permissions with what each is about; each can be linked to by its key. */
export function PermissionList({ title, permissions }: { title: string; permissions: readonly CountedPermission[] }) {
  return (
    <List title={title} count={permissions.length}>
      {permissions.map((permission) => (
        <ListRow
          key={permission.key}
          title={
            <Link look="strong" href={permissionDocsHref(permission.key)} id={permission.key} className="scroll-mt-20">
              {permission.title}
            </Link>
          }
          badges={permission.levels.map((level) => <Badge key={level}>{levelWords(level, permission)}</Badge>)}
          description={permission.description}
          meta={
            <>
              <Code>
                <Breakable>{permission.key}</Breakable>
              </Code>
              <MetaDot />
              <span>{countWords(permission)}</span>
            </>
          }
        />
      ))}
    </List>
  );
}

function countWords({ served, rest }: CountedPermission): string {
  if (served + rest === 0) return "opens no endpoint of its own";
  const here = served === 0 ? "none served here" : served === 1 ? "1 endpoint here" : `${served} endpoints here`;
  return rest === 0 ? here : `${here}, ${rest} more documented`;
}
