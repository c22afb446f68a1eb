package org.keqiao.policy;

import java.util.Set;

/**
 * What a published table asks for and what it measures, whatever the day.
 *
 * @param inputs that its rows ask for
 * @param results that it names, set or not
 * @param measures that its rows name; empty while the bureau has set none
 * @param caps what its caps are counted for; empty without a cap, and while the bureau has not set it
 * @param requiresCertificate true when it gives money for registered contracts only
 */
public record PolicyShape(
        Set<String> inputs,
        Set<String> results,
        Set<PolicyMeasure> measures,
        Set<PolicyCap.Per> caps,
        boolean requiresCertificate) {

    public PolicyShape {
        inputs = Set.copyOf(inputs);
        results = Set.copyOf(results);
        measures = Set.copyOf(measures);
        caps = Set.copyOf(caps);
    }
}
