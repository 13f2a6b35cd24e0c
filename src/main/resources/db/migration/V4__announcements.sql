-- How many calls have ever been announced, to be compared with what is written down apart from the ledger. May be run again
-- by a process after one that was killed in it: HSQLDB commits each statement that makes a table.
CREATE TABLE IF NOT EXISTS announcements (
    calls         BIGINT NOT NULL
);

DELETE FROM announcements;
INSERT INTO announcements (calls) VALUES (0);
