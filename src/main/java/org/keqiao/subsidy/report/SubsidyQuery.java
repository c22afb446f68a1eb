package org.keqiao.subsidy.report;

import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * Which applications are meant.
 *
 * @param year in which they were received; with a budget line those of all years
 * @param item key of the policy item; null for all
 * @param county code; empty for applicants of none, null for all
 * @param budget a line that they have money of, or last had; the sums are then what they have of that line; null for all
 * @param figure only those that this figure counts something of; null for all
 */
public record SubsidyQuery(
        int year,
        @Nullable String item,
        @Nullable String county,
        @Nullable UUID budget,
        @Nullable SubsidyFigure figure) {}
