-- CreateTable
CREATE TABLE "OpenIssues" (
    "repositoryId" INTEGER NOT NULL,
    "slot" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,

    CONSTRAINT "OpenIssues_pkey" PRIMARY KEY ("repositoryId","slot")
);

-- AddForeignKey
ALTER TABLE "OpenIssues" ADD CONSTRAINT "OpenIssues_repositoryId_fkey" FOREIGN KEY ("repositoryId") REFERENCES "Repository"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Counts an issue in or out where its connection counts. Nothing is counted in a repository that is just being deleted.
CREATE FUNCTION count_open_issue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  repository int := CASE WHEN TG_OP = 'DELETE' THEN OLD."repositoryId" ELSE NEW."repositoryId" END;
  change int := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'open' THEN change := change - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'open' THEN change := change + 1; END IF;
  IF change <> 0 THEN
    INSERT INTO "OpenIssues" AS counted ("repositoryId", slot, total)
    SELECT r.id, pg_backend_pid() % 64, change FROM "Repository" r WHERE r.id = repository
    ON CONFLICT ("repositoryId", slot) DO UPDATE SET total = counted.total + excluded.total;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER count_open_issues AFTER INSERT OR DELETE ON "Issue" FOR EACH ROW EXECUTE FUNCTION count_open_issue();
CREATE TRIGGER count_open_issues_of_a_change AFTER UPDATE OF state ON "Issue" FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION count_open_issue();

INSERT INTO "OpenIssues" ("repositoryId", slot, total)
SELECT "repositoryId", 0, count(*) FROM "Issue" WHERE state = 'open' GROUP BY "repositoryId";
