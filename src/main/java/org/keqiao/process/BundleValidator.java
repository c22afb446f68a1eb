package org.keqiao.process;

import java.util.List;

/** Decides whether a bundle may be published; never throws for a bad bundle, however hostile. */
public interface BundleValidator {

    /** Findings in the order of files and elements; empty when the bundle is sound. */
    List<Finding> validate(Bundle bundle);

    /**
     * Why a single file may not even be kept in a draft: an unknown path, something unreadable, or what no matter may
     * ever contain. What a half-finished file still lacks is no reason.
     *
     * @param path path inside the bundle
     */
    List<Finding> admit(String path, String text);
}
