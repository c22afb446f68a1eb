package org.keqiao.process.validation.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.keqiao.form.FormProblem;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/** Collects what the rules find; a file that is wrong all over is cut off, so that nobody can flood a screen. */
public final class Findings {

    private static final int MOST = 200;
    private static final int LONGEST_ARGUMENT = 200;

    private final Set<Finding> found = new LinkedHashSet<>();

    public void error(String file, @Nullable String element, String code, Object... arguments) {
        if (found.size() < MOST) {
            found.add(Finding.error(file, element, code, shortened(arguments)));
        }
    }

    public void warning(String file, @Nullable String element, String code, Object... arguments) {
        if (found.size() < MOST) {
            found.add(Finding.warning(file, element, code, shortened(arguments)));
        }
    }

    /** What the form module says of a form. */
    public void form(String file, FormProblem.Finding problem) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(problem.code());
        arguments.addAll(problem.arguments());
        error(file, problem.component().isEmpty() ? null : problem.component(), FindingText.FORM, arguments.toArray());
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    public boolean hasErrors(String file) {
        return found.stream().anyMatch(f -> f.isError() && f.file().equals(file));
    }

    public List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Finding::file)
                .thenComparing(f -> f.element() == null ? "" : f.element())
                .thenComparing(Finding::code));
        return sorted;
    }

    private static Object[] shortened(Object... arguments) {
        Object[] shortened = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shortened[i] = arguments[i] instanceof Bilingual words
                    ? new Bilingual(shortened(words.zh()), shortened(words.en()))
                    : shortened(String.valueOf(arguments[i]));
        }
        return shortened;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
    }
}
