package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleValidator;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.publishing.Canonical;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.shared.Texts;

/** What is shipped is sound, before any server starts. */
class ShippedMattersTest {

    @Test
    void haveNoFindings() {
        BundleValidator rules =
                new BundleRules(ProductCatalogue.actions(), ProductCatalogue::facts, List::of, Sandbox::engine);
        Texts texts = new Texts(false);
        List<Bundle> shipped = ShippedBundles.load();
        assertThat(shipped).extracting(Bundle::matter).contains("contract-certification");
        for (Bundle bundle : shipped) {
            assertThat(rules.validate(bundle))
                    .as(bundle.matter())
                    .extracting(f -> f.file() + " " + f.element() + ": " + text(texts, f))
                    .isEmpty();
        }
    }

    /** What is published is stored canonically, judged again at every start, downloaded, and published once more. */
    @Test
    void staySoundInTheFormInWhichTheyAreStored() {
        BundleValidator rules =
                new BundleRules(ProductCatalogue.actions(), ProductCatalogue::facts, List::of, Sandbox::engine);
        for (Bundle bundle : ShippedBundles.load()) {
            Bundle stored = Canonical.of(bundle, 7);
            assertThat(rules.validate(stored)).as(bundle.matter()).isEmpty();
            assertThat(Canonical.of(stored, 7).files()).isEqualTo(stored.files());
        }
    }

    private static String text(Texts texts, Finding finding) {
        return FindingText.of(finding, texts, Locale.ENGLISH);
    }
}
