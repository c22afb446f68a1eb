package org.keqiao.studio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keqiao.security.Actor;
import org.springframework.lang.Nullable;

/** What was tried with a change before it is published: trial cases, a replay. Both people see it before they decide. */
public interface PublishingProof {

    /** What was tried, and where. */
    Subject subject();

    /** What came out last; empty when it was never tried. */
    Optional<Result> latest(Actor actor, String matter);

    /**
     * @param at when it was tried, null when it is tried by asking
     * @param stale true when the files have changed since
     * @param passed false when something failed
     * @param code its text is {@code publishing.proof.<code>}
     * @param arguments values for the text; a {@code MatterSettings.Text} in the reader's language
     */
    record Result(@Nullable Instant at, boolean stale, boolean passed, String code, List<Object> arguments) {}

    /**
     * @param order its place among the others, small first
     * @param key the text {@code publishing.proof.<key>} is its name
     * @param page where it is tried, below the matter's own page
     */
    record Subject(int order, String key, String page) {

        /** A route without a leading slash. */
        public String path(String matter) {
            return "studio/" + matter + "/" + page;
        }
    }
}
