package io.edgesweep.sandbox.call;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an action answers.
 *
 * @param fields of the answer, all but the {@code RequestId}
 * @param accepted targets that are being worked on from now
 * @param booked quota taken for them
 * @param jobId of the accepted targets; empty if there are none
 */
public record ActionResult(ObjectNode fields, List<String> accepted, int booked, String jobId) {

    public static ActionResult of(ObjectNode fields) {
        return new ActionResult(fields, List.of(), 0, "");
    }
}
