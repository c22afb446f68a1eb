package org.keqiao.studio.ui.workbench.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How several persons do a step, as far as its designer has said.
 *
 * @param mode name of a {@code SeatRule.Mode}, empty for a step of one person
 * @param count figures, empty where roles say how many
 * @param roles whose each seat is; empty where all are the performer's
 * @param votes figures, for a vote only
 */
public record SeatFacts(String mode, String count, List<String> roles, String votes, boolean veto) {

    /** A step of one person. */
    public static final SeatFacts NONE = new SeatFacts("", "", List.of(), "", false);

    public SeatFacts {
        roles = List.copyOf(roles);
    }

    static SeatFacts read(Map<String, String> properties) {
        String roles = properties.getOrDefault("seatRoles", "").strip();
        return new SeatFacts(
                properties.getOrDefault("seats", "").strip(),
                properties.getOrDefault("seatCount", "").strip(),
                roles.isEmpty()
                        ? List.of()
                        : Arrays.stream(roles.split(",")).map(String::strip).toList(),
                properties.getOrDefault("votesNeeded", "").strip(),
                properties.getOrDefault("veto", "").equals("true"));
    }

    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("seats", mode);
        properties.put("seatCount", count);
        properties.put("seatRoles", String.join(",", roles));
        properties.put("votesNeeded", votes);
        properties.put("veto", veto ? "true" : "");
        return properties;
    }
}
