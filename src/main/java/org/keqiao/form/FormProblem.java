package org.keqiao.form;

import java.util.List;

/** A form that is not accepted, with everything that is wrong with it. */
public class FormProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param component the component's key or id; empty for the form as a whole
     * @param code its text is the message {@code form.problem.<code>}
     * @param arguments values for the text
     */
    public record Finding(String component, String code, List<String> arguments) {
        public Finding {
            arguments = List.copyOf(arguments);
        }
    }

    private final transient List<Finding> findings;

    FormProblem(List<Finding> findings) {
        super(findings.toString());
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
