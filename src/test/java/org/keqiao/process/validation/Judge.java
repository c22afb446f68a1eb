package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.keqiao.document.LetterTemplates;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.samples.SampleActions;
import org.keqiao.process.samples.Samples;
import org.keqiao.process.sandbox.Sandbox;

/** The rules with the sample matter's catalogue and the sandbox's parser. */
final class Judge {

    static final BundleRules RULES = new BundleRules(
            SampleActions.catalogue(),
            () -> List.of(Samples.dictionary()),
            () -> List.of(new LetterTemplates()),
            Sandbox::engine);

    private Judge() {}

    static List<Finding> judge(Bundle bundle) {
        return RULES.validate(bundle);
    }

    /** Spoils the model and expects this finding at this element. */
    static void refuses(String passage, String by, String element, String code) {
        refuses(Samples.spoilt(Bundle.PROCESS, passage, by), Bundle.PROCESS, element, code);
    }

    static void refuses(Bundle bundle, String file, String element, String code) {
        assertThat(judge(bundle)).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.isError()).isTrue();
        });
    }
}
