import { handle } from "hono/vercel";
import { api } from "@/lib/api/router.ts";

/** The same API inside Next: for hosts without server.ts, and for hot reload in development. */
const serve = handle(api);

export { serve as DELETE, serve as GET, serve as HEAD, serve as OPTIONS, serve as PATCH, serve as POST, serve as PUT };
