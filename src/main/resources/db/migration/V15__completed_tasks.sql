-- When the provider was done with the last target of a batch, by its own clock; null where it does not say.
ALTER TABLE batch ADD COLUMN IF NOT EXISTS completed_at TIMESTAMP(6) WITH TIME ZONE;
-- By which method it purged the batch, as it says; empty where it does not.
ALTER TABLE batch ADD COLUMN IF NOT EXISTS task_method VARCHAR(20) DEFAULT '' NOT NULL;
