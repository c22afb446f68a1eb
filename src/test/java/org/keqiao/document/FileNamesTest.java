package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void keepsOrdinaryNames() {
        assertThat(FileNames.safe("技术合同（正本）30%.pdf")).isEqualTo("技术合同（正本）30%.pdf");
    }

    @Test
    void composesWhatWasDecomposed() {
        assertThat(FileNames.safe("re\u0301sume\u0301.pdf")).isEqualTo("r\u00E9sum\u00E9.pdf");
    }

    @Test
    void dropsPathsAndDisguises() {
        assertThat(FileNames.safe("../../etc/passwd.pdf")).isEqualTo("passwd.pdf");
        assertThat(FileNames.safe("C:\\a\\b.pdf")).isEqualTo("b.pdf");
        assertThat(FileNames.safe("a\u202Egpj.exe")).isEqualTo("agpj.exe");
        assertThat(FileNames.safe("..pdf")).isEqualTo("pdf");
        assertThat(FileNames.safe(" .pdf. ")).isEqualTo("pdf");
        assertThat(FileNames.safe(null)).isEqualTo("file");
    }

    @Test
    void shortensTheStemAndKeepsTheExtension() {
        assertThat(FileNames.safe("长".repeat(500) + ".pdf")).hasSize(200).endsWith("长.pdf");
        assertThat(FileNames.safe("a" + "😀".repeat(500) + ".pdf"))
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("😀.pdf");
    }
}
