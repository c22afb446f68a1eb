package org.keqiao.process;

import java.util.List;
import java.util.Locale;

/** Says in words what differs between two bundles. */
public interface BundleComparison {

    /**
     * Compares file by file; a file that cannot be read as what it is, is compared line by line.
     *
     * @param before may be of another matter, or empty
     * @param locale language of every word in the answer
     */
    BundleDifference compare(Bundle before, Bundle after, Locale locale);

    /**
     * The same for tables that belong to no matter.
     *
     * @param names words of what their columns ask for and say
     */
    BundleDifference compare(Bundle before, Bundle after, List<Vocabulary.Name> names, Locale locale);
}
