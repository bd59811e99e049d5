import { Badge } from "@/components/ui/badge.tsx";

/** Whether everybody can see a repository. */
export function VisibilityBadge({ isPrivate }: { isPrivate: boolean }) {
  return <Badge>{isPrivate ? "Private" : "Public"}</Badge>;
}
