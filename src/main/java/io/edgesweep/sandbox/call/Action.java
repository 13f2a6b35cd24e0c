package io.edgesweep.sandbox.call;

import tools.jackson.databind.JsonNode;

/** One action of the API. */
public interface Action {

    /** The parameters that the action defines. A call with any other form does not get here. */
    ParameterSchema.Fields parameters();

    /**
     * Does what the call asks for.
     *
     * @throws ApiErrorException if it is not to be done; nothing has changed then
     */
    ActionResult answer(SandboxKey caller, JsonNode parameters);
}
