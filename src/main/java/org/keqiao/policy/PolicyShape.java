package org.keqiao.policy;

import java.util.Set;

/**
 * What a published table asks for and what it measures, whatever the day.
 *
 * @param inputs that its rows ask for
 * @param measures that its rows name; empty while the bureau has set none
 * @param requiresCertificate true when it gives money for registered contracts only
 */
public record PolicyShape(Set<String> inputs, Set<PolicyMeasure> measures, boolean requiresCertificate) {

    public PolicyShape {
        inputs = Set.copyOf(inputs);
        measures = Set.copyOf(measures);
    }
}
