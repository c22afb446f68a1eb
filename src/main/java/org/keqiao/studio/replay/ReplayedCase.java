package org.keqiao.studio.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.shared.CaseNumber;
import org.keqiao.studio.way.WayStep;
import org.springframework.lang.Nullable;

/**
 * What a replay found of one case.
 *
 * @param position counts from 1, the last decided first
 * @param version of its matter that it ran on
 * @param kinds how it would differ, never empty
 * @param unjudged why nobody can tell, null when one can
 * @param first what comes first that was not so, null when nothing does
 * @param was its own way; null in lists
 * @param would the way of the draft, as far as it can be told; null in lists, and where it is the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayedCase(
        int position,
        CaseNumber caseNumber,
        int version,
        LocalDate decidedOn,
        List<ReplayKind> kinds,
        @Nullable Unjudged unjudged,
        @Nullable WayStep first,
        @Nullable List<WayStep> was,
        @Nullable List<WayStep> would) {}
