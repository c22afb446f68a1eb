package org.keqiao.shared;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Says no over HTTP: RFC 9457 problems with a stable code and a text in the client's language. */
@Component
public class Problems {

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /**
     * One wrong answer as clients see it.
     *
     * @param field the answer key
     */
    record Item(String field, String code, String message) {}

    /** A refusal; its kind gives the status. */
    public ProblemDetail of(Refusal refusal, Locale locale) {
        return of(status(refusal.kind()), refusal.code(), refusal.arguments(), refusal.errors(), locale);
    }

    /**
     * Any other failure.
     *
     * @param code has a text {@code refusal.<code>}
     */
    public ProblemDetail of(HttpStatusCode status, String code, Locale locale, Object... arguments) {
        return of(status, code, List.of(arguments), List.of(), locale);
    }

    private ProblemDetail of(
            HttpStatusCode status, String code, List<Object> arguments, List<FieldError> errors, Locale locale) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, texts.get("refusal." + code, locale, arguments.toArray()));
        problem.setProperty("code", code);
        if (status.value() == HttpStatus.UNPROCESSABLE_ENTITY.value()) {
            problem.setProperty(
                    "errors",
                    errors.stream()
                            .map(error -> new Item(error.field(), error.code(), texts.field(error, locale)))
                            .toList());
        }
        return problem;
    }

    /** The language that a request asks for. */
    public static Locale locale(HttpServletRequest request) {
        return Texts.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** True for calls of the HTTP interface, whose failures are problems and not pages. */
    public static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/api/");
    }

    ResponseEntity<Object> answer(ProblemDetail problem, HttpServletRequest request, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale(request).toLanguageTag())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Writes a problem from a filter, where no controller advice reaches: sign-in, rate limits. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale(request).toLanguageTag());
        json.writeValue(response.getOutputStream(), problem);
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }
}
