package org.keqiao.process.table;

import java.util.List;
import java.util.Map;

/**
 * Whether the rows of a table answer everything, and nothing twice. What is listed is so; what could not be decided is
 * listed as that.
 *
 * @param overlaps pairs of rows that answer the same, where the hit policy does not allow it
 * @param gaps what no row answers; a few of them, when there are many
 * @param hidden rows that can never be what the table says
 * @param undecided cells that say more than can be decided
 * @param complete false when there was too much to look through: gaps or hidden rows may have been missed
 */
public record Coverage(
        List<Overlap> overlaps, List<Gap> gaps, List<Hidden> hidden, List<Place> undecided, boolean complete) {

    /** A cell, or a row when the column is -1; both count from 0. */
    public record Place(int row, int column) {}

    /**
     * @param example by column a value that both rows accept: text, number, date, truth, {@link #OTHER}, or null for no
     *     answer; columns where the value is of no matter are left out
     */
    public record Overlap(int first, int second, Map<Integer, Object> example) {}

    /** @param unanswered true when it takes an input that is not answered */
    public record Gap(Map<Integer, Object> example, boolean unanswered) {}

    /** @param by rows before it that take what it would answer; empty when no answer can meet its conditions */
    public record Hidden(int row, List<Integer> by) {}

    /** In an example, any text that no row names. */
    public static final Object OTHER = Axis.OTHER;
}
