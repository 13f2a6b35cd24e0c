-- Rows that a limit of the job stopped; before, they were counted as excluded.
ALTER TABLE run ADD COLUMN IF NOT EXISTS stopped BIGINT DEFAULT 0 NOT NULL;
-- How many targets of the run may still be stale: falls when later runs settle what it had left.
ALTER TABLE run ADD COLUMN IF NOT EXISTS still_open BIGINT DEFAULT 0 NOT NULL;
UPDATE run SET still_open = failed + refused + carried_over + unsettled WHERE state = 'FINISHED';
CREATE INDEX IF NOT EXISTS batch_by_recorder ON batch (recorded_by, attempt);
