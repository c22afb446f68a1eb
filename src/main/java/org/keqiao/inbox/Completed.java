package org.keqiao.inbox;

import java.util.List;
import org.keqiao.casefile.CaseStatus;

/**
 * What a completed step led to.
 *
 * @param next steps that now wait, empty when the case came to its end or waits for a date
 */
public record Completed(CaseStatus status, List<Next> next) {

    public record Next(String zh, String en, String role) {}
}
