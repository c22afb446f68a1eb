package org.keqiao.studio.ui.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.keqiao.studio.way.WayStep;
import org.springframework.lang.Nullable;

/** Lays two ways beside each other: what both have stands in one line. */
final class SideBySide {

    private SideBySide() {}

    /**
     * One line.
     *
     * @param was null where only the new way has it
     * @param would null where only the old way has it
     */
    record Pair(@Nullable WayStep was, @Nullable WayStep would) {

        boolean differs() {
            return was == null
                    || would == null
                    || !Objects.equals(was.people(), would.people())
                    || !Objects.equals(was.outcome(), would.outcome())
                    || !Objects.equals(was.due(), would.due())
                    || !was.rows().equals(would.rows())
                    || !was.results().equals(would.results())
                    || !was.clock().equals(would.clock());
        }
    }

    /** The longest common way stands in common lines. */
    static List<Pair> of(List<WayStep> was, List<WayStep> would) {
        int[][] common = new int[was.size() + 1][would.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = would.size() - 1; j >= 0; j--) {
                common[i][j] = alike(was.get(i), would.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < would.size()) {
            if (i < was.size() && j < would.size() && alike(was.get(i), would.get(j))) {
                pairs.add(new Pair(was.get(i++), would.get(j++)));
            } else if (j == would.size() || i < was.size() && common[i + 1][j] > common[i][j + 1]) {
                pairs.add(new Pair(was.get(i++), null));
            } else {
                pairs.add(new Pair(null, would.get(j++)));
            }
        }
        return pairs;
    }

    private static boolean alike(WayStep was, WayStep would) {
        return was.kind() == would.kind() && was.key().equals(would.key()) && was.round() == would.round();
    }
}
