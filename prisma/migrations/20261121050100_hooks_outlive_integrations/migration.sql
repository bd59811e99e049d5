-- The hook of a deleted integration stays, with the id of the integration, until it has been told.
ALTER TABLE "Hook" DROP CONSTRAINT "Hook_one_subject";
ALTER TABLE "Hook" ADD CONSTRAINT "Hook_one_subject" CHECK (num_nonnulls("integrationId", "formerIntegrationId", "repositoryId", "organizationId") = 1);
