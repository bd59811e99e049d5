-- Issues that are opened by one statement are counted by one.
CREATE FUNCTION count_opened_issues() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OpenIssues" AS counted ("repositoryId", slot, total)
  SELECT "repositoryId", pg_backend_pid() % 64, count(*) FROM opened WHERE state = 'open' GROUP BY "repositoryId"
  ON CONFLICT ("repositoryId", slot) DO UPDATE SET total = counted.total + excluded.total;
  RETURN NULL;
END $$;

DROP TRIGGER count_open_issues ON "Issue";
CREATE TRIGGER count_opened_issues AFTER INSERT ON "Issue" REFERENCING NEW TABLE AS opened
  FOR EACH STATEMENT EXECUTE FUNCTION count_opened_issues();
CREATE TRIGGER count_open_issues_of_a_deletion AFTER DELETE ON "Issue" FOR EACH ROW EXECUTE FUNCTION count_open_issue();
