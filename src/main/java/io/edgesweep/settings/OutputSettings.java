package io.edgesweep.settings;

import io.edgesweep.language.Language;

/**
 * How people and other programs are told of runs.
 *
 * @param language in which reports and notices are written
 * @param notices  who is told, and how
 * @param status   the files that tell how each job's last run ended
 */
public record OutputSettings(Language language, NoticeSettings notices, StatusFilesSpec status) {}
