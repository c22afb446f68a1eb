package org.keqiao.studio.trial;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Publishing;
import org.keqiao.process.sandbox.TestRun;
import org.keqiao.security.Actor;
import org.keqiao.studio.PublishingProof;
import org.keqiao.studio.draft.Drafting;
import org.springframework.stereotype.Component;

/**
 * What the kept test cases say of the files as they are: they run when somebody looks, so that nobody decides on a result of
 * yesterday. One that fails keeps the change back, at the submission and at the approval; there is no word for it.
 */
@Component
class TestsProof implements PublishingProof {

    private static final Subject SUBJECT = new Subject(100, "tests", "trial");
    private static final int NAMED = 5;

    private final Drafting drafting;
    private final Publishing publishing;
    private final Bench bench;

    TestsProof(Drafting drafting, Publishing publishing, Bench bench) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.bench = bench;
    }

    @Override
    public Subject subject() {
        return SUBJECT;
    }

    @Override
    public Optional<Result> latest(Actor actor, String matter) {
        Bundle bundle = drafting.bundle(actor, matter);
        int kept = bundle.folder(Bundle.TESTS).size();
        if (kept == 0) {
            return Optional.empty();
        }
        if (publishing.check(bundle).stream().anyMatch(Finding::isError)) {
            return Optional.of(new Result(null, false, false, "tests.unchecked", List.of(kept)));
        }
        List<TestRun.Result> failed =
                bench.tests(bundle).stream().filter(result -> !result.passes()).toList();
        return Optional.of(
                failed.isEmpty()
                        ? new Result(null, false, true, "tests.passed", List.of(kept))
                        : new Result(null, false, false, "tests.failed", List.of(kept, failed.size(), names(failed))));
    }

    private static MatterSettings.Text names(List<TestRun.Result> failed) {
        List<TestRun.Result> named = failed.stream().limit(NAMED).toList();
        return new MatterSettings.Text(
                named.stream().map(TestRun.Result::zh).collect(Collectors.joining("、")),
                named.stream().map(TestRun.Result::en).collect(Collectors.joining(", ")));
    }
}
