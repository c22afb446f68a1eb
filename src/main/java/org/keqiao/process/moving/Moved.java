package org.keqiao.process.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What a move did to a case: enough to take it back.
 *
 * @param act sequence number of the act that says so
 */
public record Moved(int act, List<At> places) {

    /**
     * One place of the case.
     *
     * @param from element of the version that it ran on
     * @param to element of the version that it runs on
     * @param task id of the waiting task, null for a limit or a message
     * @param released sign-in name of the person who had the step and does not do the new one; null when nobody lost it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record At(String from, String to, @Nullable String task, @Nullable String released) {}

    public Moved {
        places = List.copyOf(places);
    }
}
