package org.keqiao.process.matters;

import org.keqiao.process.Bundle;
import org.keqiao.process.publishing.ShippedBundles;

/** Any shipped matter with one more step and not one id that it had. */
public final class RedesignedMatter {

    public static final String NEW_FORM = "contract-archive";

    private RedesignedMatter() {}

    public static Bundle asShipped(String matter) {
        return ShippedBundles.load().stream()
                .filter(bundle -> bundle.matter().equals(matter))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param flow the line of the model on which the new step is put
     */
    public static Bundle of(String matter, String flow) {
        return Redesign.of(asShipped(matter))
                .insert(flow, "Archive", NEW_FORM, "MEETING_SECRETARY", "材料归档", "File the papers")
                .renameEverything()
                .bundle();
    }
}
