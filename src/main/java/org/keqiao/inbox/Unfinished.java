package org.keqiao.inbox;

import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CorrectionItem;
import org.springframework.lang.Nullable;

/**
 * What somebody has typed in a step so far; nothing of it is judged.
 *
 * @param answers as they stand in the form's fields
 * @param notice items of a correction notice that is being written, complete or not; null while there is none
 */
public record Unfinished(
        Map<String, Object> answers, @Nullable String opinion, @Nullable List<CorrectionItem> notice) {}
