-- Rows of a list that somebody has made a comment of; before, they were not counted at all.
ALTER TABLE run ADD COLUMN IF NOT EXISTS comment BIGINT DEFAULT 0 NOT NULL;
