package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.keqiao.shared.Refusal;

class PdfInspectionTest {

    @TempDir
    Path folder;

    /** Each line looks like the beginning of an object stream; none may cost more than a look. */
    @Test
    @Timeout(5)
    void isDoneSoonWithWhatOnlyLooksLikeObjectStreams() throws IOException {
        Path file = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.5\n" + "/ObjStm stream\n".repeat(400_000));

        assertThatThrownBy(() -> PdfInspection.inspect(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FILE_BOMB"));
    }

    @Test
    void takesAnOrdinaryFile() throws IOException {
        Path file = Files.write(folder.resolve("a.pdf"), HostileFiles.pdf("合同"));

        PdfInspection.inspect(file);

        assertThat(file).exists();
    }
}
