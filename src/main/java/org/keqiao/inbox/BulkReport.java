package org.keqiao.inbox;

import java.util.List;
import org.keqiao.shared.Refusal;

/** What became of each of several tasks: one that is refused does not stop the others. */
public record BulkReport(List<String> done, List<Failure> failed) {

    public record Failure(String taskId, Refusal why) {}

    public BulkReport {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
    }
}
