package org.keqiao.process.moving;

import java.util.List;
import java.util.Map;

/**
 * Two versions side by side, and how their places may belong together.
 *
 * @param before places of the old version, in the order in which they were drawn
 * @param after places of the new version
 * @param steps proposed pairs; places that nothing resembles are left out
 * @param fieldsBefore answer keys of the old version that its administrators added; facts have the same name everywhere
 * @param fieldsAfter the same of the new version
 * @param ends limits and messages that watch a step of the old version and that its counterpart lacks: they are waited for
 *     no more
 * @param begins limits and messages that a counterpart has and the old step had not: they count from the move
 */
public record MoveProposal(
        List<Place> before,
        List<Place> after,
        Map<String, String> steps,
        List<String> fieldsBefore,
        List<String> fieldsAfter,
        List<Watch> ends,
        List<Watch> begins) {

    /**
     * Something that watches a step.
     *
     * @param place of the step
     * @param awaited limit key or message name
     */
    public record Watch(String place, String awaited) {}
}
