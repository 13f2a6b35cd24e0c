package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.model.TaskStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One URL or directory of an accepted CDN call (API reference: PurgeTask and PushTask).
 *
 * @param flushType {@code flush} or {@code delete}; empty for a prefetch
 * @param area where the task works
 * @param created in whole seconds
 * @param updated when the status became final, in whole seconds; {@code null} until then
 * @param percent how much is done, from 0 to 100
 */
public record CdnTaskRow(
        String taskId,
        String account,
        CdnKind kind,
        String flushType,
        CdnArea area,
        String url,
        TaskStatus status,
        Instant created,
        @Nullable Instant updated,
        int percent) {}
