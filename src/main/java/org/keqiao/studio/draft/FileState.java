package org.keqiao.studio.draft;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.process.Bundle;
import org.springframework.lang.Nullable;

/**
 * One file of an open change beside the version that the change began with.
 *
 * @param path path inside the bundle
 */
public record FileState(String path, How how) {

    /** How the draft's file differs. */
    public enum How {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /** Every file of either bundle; without a bundle before, all are added. */
    public static List<FileState> between(@Nullable Bundle before, Bundle now) {
        Map<String, String> old = before == null ? Map.of() : before.files();
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.files().keySet());
        return paths.stream()
                .map(path -> new FileState(path, how(old.get(path), now.files().get(path))))
                .toList();
    }

    private static How how(@Nullable String before, @Nullable String now) {
        if (before == null) {
            return How.ADDED;
        }
        if (now == null) {
            return How.REMOVED;
        }
        return before.equals(now) ? How.SAME : How.CHANGED;
    }
}
