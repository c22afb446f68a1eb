package org.keqiao.form;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a form. */
final class FormFindings {

    private static final int MOST = 200;

    private final List<FormProblem.Finding> found = new ArrayList<>();

    void add(String component, String code, String... arguments) {
        if (found.size() < MOST) {
            found.add(new FormProblem.Finding(component, code, List.of(arguments)));
        }
    }

    FormProblem fatal(String code, String argument) {
        add("", code, argument);
        return new FormProblem(found);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new FormProblem(found);
        }
    }
}
