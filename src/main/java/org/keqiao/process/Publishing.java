package org.keqiao.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.lang.Nullable;

/** Brings bundles into force; versions are kept for ever. */
public interface Publishing {

    /** What stands in the way of publishing the bundle, in its canonical form. */
    List<Finding> check(Bundle bundle);

    /**
     * Publishes a whole bundle: new cases run on it from the end of this transaction, cases under way stay.
     *
     * @param by sign-in name of the person who answers for it
     * @return the new version, from 1
     * @throws BundleRefused with every finding, when one is an error
     */
    int publish(Bundle bundle, String by);

    /**
     * {@link #publish(Bundle, String)} of a redesign whose authors have looked at what the product brings now.
     *
     * @param baseline SHA-256 of the shipped bundle that they looked at; null to descend from the same as before
     */
    int publish(Bundle bundle, String by, @Nullable String baseline);

    /**
     * The files as published, in canonical form.
     *
     * @throws java.util.NoSuchElementException when it was never published
     */
    Bundle bundle(String matter, int version);

    /** Publications of a matter, newest first, withdrawn ones among them. */
    List<Publication> publications(String matter);

    /** The version that new cases take: the newest that is not withdrawn; empty when the matter was never published. */
    default Optional<Publication> inForce(String matter) {
        return publications(matter).stream()
                .filter(publication -> !publication.withdrawn())
                .findFirst();
    }

    /**
     * Takes a version from new cases; they take the newest that is left. Cases under way stay on it.
     *
     * @param by sign-in name of the person who answers for it
     * @throws org.keqiao.shared.Refusal NOT_FOUND when it was never published; conflict VERSION_WITHDRAWN, or LAST_VERSION
     *     when none would be left
     */
    void withdraw(String matter, int version, String by);

    /** Version of a matter to the number of cases that run on it now; versions without cases are left out. */
    Map<Integer, Integer> casesUnderWay(String matter);

    /** The bundle of a matter as this product brings it; empty for a matter that an administrator began. */
    Optional<Bundle> shipped(String matter);

    /** A bundle without what publishing sets in it, to be compared file by file; a model that is no XML stays as it is. */
    Bundle comparable(Bundle bundle);

    /** SHA-256 of {@link #shipped}. */
    Optional<String> shippedDigest(String matter);

    /** True when the product brought a version of the matter that an administrator's redesign keeps out. */
    boolean hasShippedUpdate(String matter);

    /**
     * @param baseline SHA-256 of the shipped bundle that this one descends from
     * @param publishedBy sign-in name, {@code system} for a shipped bundle
     * @param shipped true when it came with the product
     * @param withdrawn true when new cases do not take it any more
     */
    record Publication(
            String matter,
            int version,
            String baseline,
            Instant publishedAt,
            String publishedBy,
            boolean shipped,
            boolean withdrawn) {}
}
