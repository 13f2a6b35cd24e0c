-- What comes from outside is kept as it came, as far as anybody could need it. May be run again by a process after one that
-- was killed in it.
ALTER TABLE batch ALTER COLUMN task_id SET DATA TYPE VARCHAR(500);
ALTER TABLE batch ALTER COLUMN request_id SET DATA TYPE VARCHAR(200);
ALTER TABLE batch ALTER COLUMN code SET DATA TYPE VARCHAR(200);

-- How many targets a search for bad ones began with, and how many of them are named.
ALTER TABLE batch ADD COLUMN IF NOT EXISTS searched INT DEFAULT 0 NOT NULL;
ALTER TABLE batch ADD COLUMN IF NOT EXISTS found INT DEFAULT 0 NOT NULL;
