export { GET } from "@/app/settings/apps/[[...path]]/route.ts";
