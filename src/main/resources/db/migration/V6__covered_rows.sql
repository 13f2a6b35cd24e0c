-- Rows of the input that are purged by the one target of a batch, a directory in which they lie. May be run again by a
-- process after one that was killed in it.
CREATE TABLE IF NOT EXISTS covered_page (
    batch_id      BIGINT NOT NULL,
    first_ordinal BIGINT NOT NULL,
    size          INT NOT NULL,
    content       ${binary} NOT NULL,
    PRIMARY KEY (batch_id, first_ordinal)
);

-- How many they are; 0 for a batch whose targets are the rows.
ALTER TABLE batch ADD COLUMN IF NOT EXISTS covers INT DEFAULT 0 NOT NULL;
