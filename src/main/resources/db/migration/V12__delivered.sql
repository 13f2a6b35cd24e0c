-- When whoever asked for the run was told of its end; null while that is not known.
ALTER TABLE run ADD COLUMN IF NOT EXISTS delivered_at TIMESTAMP(6) WITH TIME ZONE;
