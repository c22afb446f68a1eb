package org.keqiao.process;

import java.util.List;
import java.util.stream.Collectors;

/** A bundle that may not be published, with the findings that say why. */
public class BundleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public BundleRefused(String matter, List<Finding> findings) {
        super(matter + ": "
                + findings.stream()
                        .filter(Finding::isError)
                        .map(f -> f.file() + (f.element() == null ? "" : " at " + f.element()) + ": " + f.code() + " "
                                + f.arguments())
                        .collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
