export { GET, POST } from "@/app/settings/apps/[[...path]]/route.ts";
