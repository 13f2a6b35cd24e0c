-- The search for a bad target in a batch that was refused because of it.
ALTER TABLE batch ADD COLUMN held_for BIGINT;
ALTER TABLE batch ADD COLUMN suspects INT DEFAULT 0 NOT NULL;
ALTER TABLE batch ADD COLUMN probes INT DEFAULT 0 NOT NULL;
ALTER TABLE batch ADD COLUMN cleared BOOLEAN DEFAULT FALSE NOT NULL;

CREATE INDEX batch_held_for ON batch (held_for);

-- Quotas that are counted by area.
ALTER TABLE run_quota ADD COLUMN area VARCHAR(20) DEFAULT '' NOT NULL;

-- When the run's prefetches were written down as a whole; null before, and where none are asked for.
ALTER TABLE run ADD COLUMN warmed_at TIMESTAMP(6) WITH TIME ZONE;
