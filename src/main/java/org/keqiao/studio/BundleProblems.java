package org.keqiao.studio;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.shared.Problems;
import org.keqiao.shared.Texts;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells programs what stands in a bundle's way, whichever of the studio's calls met it. */
@RestControllerAdvice("org.keqiao.studio")
@Order(Ordered.HIGHEST_PRECEDENCE)
public class BundleProblems {

    private final Problems problems;
    private final Texts texts;

    BundleProblems(Problems problems, Texts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    /**
     * What the check found.
     *
     * @param element id of the drawn element, the field or the rule; null when the whole file is meant
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FindingItem(
            Finding.Severity severity, String file, @Nullable String element, String code, String message) {}

    /** 422 with the findings. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(BundleRefused refused, HttpServletRequest request) {
        Locale locale = Problems.locale(request);
        ProblemDetail problem = problems.of(HttpStatus.UNPROCESSABLE_ENTITY, "BUNDLE_REFUSED", locale);
        problem.setProperty("findings", items(refused.findings(), locale));
        return ResponseEntity.unprocessableEntity()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** @param locale language of the messages */
    public List<FindingItem> items(List<Finding> findings, Locale locale) {
        return findings.stream()
                .map(f -> new FindingItem(
                        f.severity(), f.file(), f.element(), f.code(), FindingText.of(f, texts, locale)))
                .toList();
    }
}
