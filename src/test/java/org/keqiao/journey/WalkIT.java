package org.keqiao.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/** The walk over HTTP that the README promises, as its readers run it, and run it again. */
@OnStage
class WalkIT {

    @RepeatedTest(2)
    void leadsToACertificateThatAnybodyVerifies(Stage stage) throws IOException, InterruptedException {
        Path output = Product.freshHome().resolve("walk.log");
        ProcessBuilder walk = new ProcessBuilder("bash", "docs/examples/walk.sh", stage.address())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        walk.environment().put("TMPDIR", output.getParent().toString());
        Process process = walk.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as("%s", contentOf(output.toFile())).isZero();
        assertThat(output)
                .content()
                .containsPattern("JSHT-350500-\\d{4}-\\d{6}: ")
                .containsPattern("certificate \\d{16}: VALID");
        assertThat(output.getParent().toFile().listFiles((folder, name) -> name.endsWith(".pdf")))
                .singleElement()
                .satisfies(pdf -> assertThat(pdf).binaryContent().startsWith("%PDF".getBytes(US_ASCII)));
    }
}
