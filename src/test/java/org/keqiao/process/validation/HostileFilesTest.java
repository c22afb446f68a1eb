package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keqiao.process.Finding;
import org.keqiao.process.samples.SampleActions;
import org.keqiao.process.samples.Samples;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.testing.Effort;

/** Hostile files: each is refused, none runs anything, none breaks the check or takes long. */
public class HostileFilesTest {

    private static final int MANY = Effort.of(200, 1_000);
    private static final long LONGEST_MILLIS = 5_000;

    @TempDir
    Path folder;

    /** A class that a model could name. */
    public static class Marker implements JavaDelegate {

        public static boolean ran;

        @Override
        public void execute(DelegateExecution execution) {
            ran = true;
        }
    }

    @Test
    void areAllRefusedAndNoneRuns() {
        Path marker = folder.resolve("marker");
        HostileBundles bundles = new HostileBundles(20260301, marker.toString(), "http://127.0.0.1:1");
        long slowest = 0;
        for (int i = 0; i < MANY; i++) {
            HostileBundles.Hostile hostile = bundles.next(i);
            long from = System.nanoTime();
            List<Finding> findings = Judge.judge(hostile.bundle());
            long millis = (System.nanoTime() - from) / 1_000_000;
            slowest = Math.max(slowest, millis);
            assertThat(findings).as("%d: %s", i, hostile.what()).anyMatch(Finding::isError);
            assertThat(findings).as("%d: %s", i, hostile.what()).noneMatch(f -> f.code()
                    .equals("CHECK_FAILED"));
            assertThat(millis).as("%d: %s", i, hostile.what()).isLessThan(LONGEST_MILLIS);
            if (hostile.opens()) {
                tryAllTheSame(hostile);
            }
            assertThat(marker).as("%d: %s", i, hostile.what()).doesNotExist();
            assertThat(Marker.ran).as("%d: %s", i, hostile.what()).isFalse();
        }
        System.out.printf("hostile bundles: %d refused, the slowest in %d ms%n", MANY, slowest);
    }

    /** Even if the check had been left out, the locked engine would run nothing. */
    private static void tryAllTheSame(HostileBundles.Hostile hostile) {
        try (Sandbox sandbox = Sandbox.of(hostile.bundle(), SampleActions.catalogue(), Samples.dictionary())) {
            var trial = sandbox.start(Map.of("title", "x", "amount", "1"));
            trial.answer("permit-intake", "refuse", Map.of());
        } catch (RuntimeException | StackOverflowError refused) {
            // Most do not even open, some burst the engine's parser, which is why the check stands before it; what
            // matters is what did not happen.
            assertThat(refused).isNotNull();
        }
    }
}
