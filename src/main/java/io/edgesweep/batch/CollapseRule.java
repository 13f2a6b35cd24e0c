package io.edgesweep.batch;

/**
 * When one purge of a directory may take the place of the purges of the URLs below it.
 *
 * @param atLeast so many URLs below it are to be purged, or more
 * @param share   in percent of all that are known below it, those are so many, or more; the others would go as well
 * @param depth   so many segments its path has, or more
 */
public record CollapseRule(int atLeast, int share, int depth) {

    boolean allows(DirectoryTally.Directory directory) {
        return directory.purged() >= atLeast
                && directory.purged() * 100 >= share * (directory.purged() + directory.others())
                && directory.depth() >= depth;
    }
}
