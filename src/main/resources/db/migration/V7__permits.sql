-- How long a run's calls have waited for their permits. May be run again by a process after one that was killed in it.
ALTER TABLE run ADD COLUMN IF NOT EXISTS calls_waited_millis BIGINT DEFAULT 0 NOT NULL;
