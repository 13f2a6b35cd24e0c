package io.edgesweep.settings;

import io.edgesweep.language.Language;
import java.time.ZoneId;

/**
 * How people and other programs are told of runs.
 *
 * @param language in which reports and notices are written
 * @param zone     of times that belong to no job with a schedule
 * @param notices  who is told, and how
 * @param status   the files that tell how each job's last run ended
 */
public record OutputSettings(Language language, ZoneId zone, NoticeSettings notices, StatusFilesSpec status) {}
