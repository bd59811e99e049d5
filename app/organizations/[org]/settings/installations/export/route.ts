export { GET } from "@/app/settings/installations/export/route.ts";
