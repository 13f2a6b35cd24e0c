-- Which version of each file that is kept from night to night is the newest, so that an older copy is noticed, and one that is gone.
-- May be run again by a process after one that was killed in it: HSQLDB commits each statement that makes a table.
CREATE TABLE IF NOT EXISTS kept_file (
    -- of the file, in the folder of the snapshots
    name            VARCHAR(300) NOT NULL PRIMARY KEY,
    -- 0 for none yet
    generation      BIGINT NOT NULL,
    checksum        BIGINT NOT NULL,
    entries         BIGINT NOT NULL,
    -- of the version that is about to take its place: announced before it does, and the newest once it has. Null for none
    next_generation BIGINT,
    next_checksum   BIGINT,
    next_entries    BIGINT
);
