import type { Metadata } from "next";
import { Container } from "@/components/shell/container.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";

export const metadata: Metadata = { title: "Documentation" };

/** What can be read here. Each page is made from what the server really does. */
const PAGES = [
  {
    href: "/docs/permissions",
    title: "Permissions",
    about: "Every permission, its levels, and each endpoint that it opens, by itself or together with others.",
  },
  {
    href: "/docs/webhooks",
    title: "Webhook events",
    about: "Every event, its actions, what it takes to be told of it, and which webhooks carry it.",
  },
  {
    href: "/api/v3/openapi.json",
    title: "API description",
    about: "Every operation that is served here, in OpenAPI 3.1, for tools that read it.",
  },
] as const;

export default function DocumentationPage() {
  return (
    <Container width="form">
      <PageHeading description="Made from what this server does, so that it is never behind it.">
        Documentation
      </PageHeading>
      <List label="Pages of the documentation">
        {PAGES.map(({ href, title, about }) => (
          <ListRow
            key={href}
            title={
              <Link look="strong" href={href}>
                {title}
              </Link>
            }
            description={about}
          />
        ))}
      </List>
    </Container>
  );
}
