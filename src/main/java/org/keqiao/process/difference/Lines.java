package org.keqiao.process.difference;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.process.BundleDifference.ChangedThing;
import org.keqiao.process.BundleDifference.ChangedValue;
import org.keqiao.process.BundleDifference.How;

/** Text compared line by line: the longest common run of lines stays, the rest are runs that were exchanged. */
final class Lines {

    /** Cells of the comparison's table; above it the middle of the text is told as one run. */
    private static final long MOST_CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final Words words;
    private final List<ChangedThing> items = new ArrayList<>();

    private Lines(String before, String after, Words words) {
        this.before = before.lines().map(String::stripTrailing).toList();
        this.after = after.lines().map(String::stripTrailing).toList();
        this.words = words;
    }

    static List<ChangedThing> compare(String before, String after, Words words) {
        return new Lines(before, after, words).runs();
    }

    private List<ChangedThing> runs() {
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int oldEnd = before.size();
        int newEnd = after.size();
        while (oldEnd > start && newEnd > start && before.get(oldEnd - 1).equals(after.get(newEnd - 1))) {
            oldEnd--;
            newEnd--;
        }
        if ((long) (oldEnd - start) * (newEnd - start) > MOST_CELLS) {
            run(start, oldEnd, start, newEnd);
        } else {
            middle(start, oldEnd, newEnd);
        }
        return items;
    }

    /** Walks along the longest common subsequence; what it leaves out, between two of its lines, is one run. */
    private void middle(int start, int oldEnd, int newEnd) {
        int[][] common = new int[oldEnd - start + 1][newEnd - start + 1];
        for (int i = oldEnd - 1; i >= start; i--) {
            for (int j = newEnd - 1; j >= start; j--) {
                common[i - start][j - start] = before.get(i).equals(after.get(j))
                        ? common[i + 1 - start][j + 1 - start] + 1
                        : Math.max(common[i + 1 - start][j - start], common[i - start][j + 1 - start]);
            }
        }
        int i = start;
        int j = start;
        int oldFrom = i;
        int newFrom = j;
        while (i < oldEnd && j < newEnd) {
            if (before.get(i).equals(after.get(j))) {
                run(oldFrom, i, newFrom, j);
                oldFrom = ++i;
                newFrom = ++j;
            } else if (common[i + 1 - start][j - start] >= common[i - start][j + 1 - start]) {
                i++;
            } else {
                j++;
            }
        }
        run(oldFrom, oldEnd, newFrom, newEnd);
    }

    private void run(int oldFrom, int oldTo, int newFrom, int newTo) {
        if (oldFrom == oldTo && newFrom == newTo) {
            return;
        }
        How how = oldFrom == oldTo ? How.ADDED : newFrom == newTo ? How.REMOVED : How.CHANGED;
        String where = how == How.REMOVED ? where(oldFrom, oldTo) : where(newFrom, newTo);
        items.add(new ChangedThing(
                how,
                null,
                words.get("difference.text"),
                where,
                List.of(new ChangedValue(
                        words.get("difference.text"),
                        oldFrom == oldTo ? null : String.join("\n", before.subList(oldFrom, oldTo)),
                        newFrom == newTo ? null : String.join("\n", after.subList(newFrom, newTo))))));
    }

    private String where(int from, int to) {
        return to - from == 1
                ? words.get("difference.line", String.valueOf(from + 1))
                : words.get("difference.lines", String.valueOf(from + 1), String.valueOf(to));
    }
}
