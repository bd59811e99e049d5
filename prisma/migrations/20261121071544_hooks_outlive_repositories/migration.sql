-- AlterTable
ALTER TABLE "Hook" ADD COLUMN     "formerOrganizationId" INTEGER,
ADD COLUMN     "formerRepositoryId" INTEGER;

-- The hook of a deleted repository or organization stays too, until it has been told.
ALTER TABLE "Hook" DROP CONSTRAINT "Hook_one_subject";
ALTER TABLE "Hook" ADD CONSTRAINT "Hook_one_subject" CHECK (num_nonnulls("integrationId", "formerIntegrationId", "repositoryId", "formerRepositoryId", "organizationId", "formerOrganizationId") = 1);
