-- AlterTable
ALTER TABLE "PullRequest" ADD COLUMN     "rebaseable" BOOLEAN;
