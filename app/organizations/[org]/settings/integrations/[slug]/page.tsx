export { default, generateMetadata } from "@/app/settings/integrations/[slug]/page.tsx";
