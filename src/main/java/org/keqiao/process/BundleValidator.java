package org.keqiao.process;

import java.util.List;

/** Decides whether a bundle may be published; never throws for a bad bundle, however hostile. */
public interface BundleValidator {

    /** Findings in the order of files and elements; empty when the bundle is sound. */
    List<Finding> validate(Bundle bundle);
}
