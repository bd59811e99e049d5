-- CreateTable
CREATE TABLE "HookListener" (
    "id" SERIAL NOT NULL,
    "hash" BYTEA NOT NULL,
    "hookId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HookListener_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "HookListener_hash_key" ON "HookListener"("hash");

-- CreateIndex
CREATE INDEX "HookListener_hookId_idx" ON "HookListener"("hookId");

-- CreateIndex
CREATE INDEX "HookListener_accountId_idx" ON "HookListener"("accountId");

-- AddForeignKey
ALTER TABLE "HookListener" ADD CONSTRAINT "HookListener_hookId_fkey" FOREIGN KEY ("hookId") REFERENCES "Hook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HookListener" ADD CONSTRAINT "HookListener_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
