export { default, metadata } from "@/app/settings/integrations/new/page.tsx";
