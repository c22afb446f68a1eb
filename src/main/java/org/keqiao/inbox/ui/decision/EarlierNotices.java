package org.keqiao.inbox.ui.decision;

import java.util.List;
import java.util.Map;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CorrectionItem;

/** What correction notices of a case have asked for before, from its record. */
final class EarlierNotices {

    private EarlierNotices() {}

    /** Words of each item, oldest first. */
    static List<String> of(List<ActRecord> acts) {
        return acts.stream()
                .map(act -> act.output().get("correction"))
                .filter(List.class::isInstance)
                .flatMap(items -> ((List<?>) items).stream())
                .map(EarlierNotices::text)
                .toList();
    }

    private static String text(Object item) {
        if (item instanceof CorrectionItem correction) {
            return correction.text();
        }
        return item instanceof Map<?, ?> map ? String.valueOf(map.get("text")) : String.valueOf(item);
    }
}
