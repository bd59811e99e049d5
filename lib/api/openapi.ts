import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { acceptedPermissionsHeader, permissionsNamed } from "@/lib/authorization/requirement.ts";
import { config } from "@/lib/platform/config.ts";
import { shared } from "@/lib/platform/shared.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./registry.ts";

const errorSchema = z
  .object({
    message: z.string(),
    errors: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).optional(),
    documentation_url: z.string(),
    status: z.string(),
  })
  .meta({ id: "error" });

type Document = ReturnType<typeof createDocument>;

/** The OpenAPI description of everything that is served, made from the registry once in a process. */
export function openApiDocument(): Document {
  return shared("openapi-document", describeAll);
}

function describeAll(): Document {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    (paths[operation.path] as Record<string, ZodOpenApiOperationObject>)[operation.method.toLowerCase()] =
      describeOperation(operation);
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Mortise REST API",
      version: "2022-11-28",
      description: "The host's side of an integration, in the wire format that clients know.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${config().publicUrl}/api/v3` }],
    paths: paths as ZodOpenApiPathsObject,
  });
}

function describeOperation(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, accepts, requires, responses, body, example } = operation;
  return {
    operationId: id,
    summary,
    tags: [id.split("/")[0] as string],
    externalDocs: { url: `https://docs.github.com${operation.documentation}` },
    "x-accepts": accepts,
    "x-permissions": permissionsNamed(requires.anyOf),
    "x-accepted-github-permissions": acceptedPermissionsHeader(requires),
    requestParams: { path: pathParams(operation), ...(operation.query && { query: operation.query as z.ZodObject }) },
    ...(body && {
      requestBody: {
        content: { "application/json": { schema: body, ...(example?.body && { example: example.body }) } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(responses).map(([status, schema]) => [
          status,
          {
            description: describeStatus(Number(status)),
            ...(schema && { content: { "application/json": { schema } } }),
          },
        ]),
      ),
      "4XX": { description: "A refusal", content: { "application/json": { schema: errorSchema } } },
    },
  } as ZodOpenApiOperationObject;
}

/** A schema for each name in the path, strings unless the operation says otherwise. */
function pathParams({ path, params }: Operation): z.ZodObject {
  const declared = params instanceof z.ZodObject ? (params.shape as Record<string, z.ZodType>) : {};
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
  return z.object(Object.fromEntries(names.map((name) => [name, declared[name] ?? z.string()])));
}

function describeStatus(status: number): string {
  if (status === 201) return "Created";
  if (status === 202) return "Accepted";
  if (status === 204) return "Done; no body";
  return "OK";
}
