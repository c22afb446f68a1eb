package org.keqiao.shared;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Turns whatever fails below {@code /api} into a problem. Nothing of the inside gets out: what we did not foresee is a
 * 500 with a reference that stands in the log beside the stack trace. Pages are none of its business: for them it throws
 * the exception on, which Spring takes as "not handled".
 */
@RestControllerAdvice
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String UNIQUE_VIOLATION = "23505";

    /** Invalid byte sequence; untranslatable character. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    private final Problems problems;

    ApiErrors(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(Exception failure, HttpServletRequest request) throws Exception {
        if (!Problems.isApi(request)) {
            throw failure;
        }
        if (failure instanceof AsyncRequestNotUsableException) {
            return ResponseEntity.internalServerError().build();
        }
        Refusal refusal = asRefusal(failure);
        if (refusal != null) {
            return problems.answer(problems.of(refusal, Problems.locale(request)), request, new HttpHeaders());
        }
        HttpStatusCode status = status(failure);
        if (status.is5xxServerError()) {
            String reference = UUID.randomUUID().toString();
            LOG.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
            return answer(status, "INTERNAL", request, new HttpHeaders(), reference);
        }
        HttpHeaders headers = failure instanceof ErrorResponse response ? response.getHeaders() : new HttpHeaders();
        return answer(status, code(status), request, headers);
    }

    private ResponseEntity<Object> answer(
            HttpStatusCode status, String code, HttpServletRequest request, HttpHeaders headers, Object... arguments) {
        return problems.answer(problems.of(status, code, Problems.locale(request), arguments), request, headers);
    }

    private static Refusal asRefusal(Exception failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof ConcurrencyFailureException || isUniqueViolation(failure)) {
            return Refusal.conflict("STALE");
        }
        if (isUnstorableText(failure)) {
            return Refusal.invalid("UNREADABLE_TEXT");
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return Refusal.of(Refusal.Kind.TOO_LARGE, "UPLOAD_TOO_LARGE");
        }
        List<FieldError> errors = fieldErrors(failure);
        if (!errors.isEmpty()) {
            return Refusal.invalid(errors);
        }
        boolean idIsNone = failure instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
        return idIsNone ? Refusal.notFound() : null;
    }

    /** Text with a character that no database keeps, such as NUL: the caller's mistake, wherever it stood. */
    private static boolean isUnstorableText(Exception failure) {
        return failure instanceof DataAccessException access
                && access.getMostSpecificCause() instanceof SQLException sql
                && UNSTORABLE_TEXT.contains(String.valueOf(sql.getSQLState()));
    }

    private static boolean isUniqueViolation(Exception failure) {
        if (!(failure instanceof DataIntegrityViolationException violation)) {
            return false;
        }
        return violation.getMostSpecificCause() instanceof SQLException sql
                && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    private static List<FieldError> fieldErrors(Exception failure) {
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return invalid.getBindingResult().getFieldErrors().stream()
                    .map(error -> constraint(error.getField(), error.getCode()))
                    .toList();
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            return invalid.getParameterValidationResults().stream()
                    .flatMap(result -> result.getResolvableErrors().stream()
                            .map(error -> constraint(name(result.getMethodParameter()), firstWord(error.getCodes()))))
                    .toList();
        }
        if (failure instanceof ConstraintViolationException invalid) {
            return invalid.getConstraintViolations().stream()
                    .map(violation -> constraint(
                            violation.getPropertyPath().toString(),
                            violation
                                    .getConstraintDescriptor()
                                    .getAnnotation()
                                    .annotationType()
                                    .getSimpleName()))
                    .toList();
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return List.of(FieldError.of(missing.getParameterName(), "required"));
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return List.of(FieldError.of(missing.getRequestPartName(), "required"));
        }
        if (failure instanceof MissingRequestHeaderException missing) {
            return List.of(FieldError.of(missing.getHeaderName(), "required"));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch
                && !mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return List.of(FieldError.of(mismatch.getName(), "invalid"));
        }
        if (failure instanceof HttpMessageNotReadableException unreadable
                && unreadable.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return List.of(FieldError.of(
                    path(mapping), mapping instanceof UnrecognizedPropertyException ? "unknown" : "invalid"));
        }
        return List.of();
    }

    private static FieldError constraint(String field, String constraint) {
        boolean absent = Stream.of("NotNull", "NotBlank", "NotEmpty").anyMatch(name -> name.equals(constraint));
        return FieldError.of(field, absent ? "required" : "invalid");
    }

    private static String name(MethodParameter parameter) {
        return parameter.getParameterName() == null ? "" : parameter.getParameterName();
    }

    private static String firstWord(String[] codes) {
        return codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
    }

    /** {@code buyers[0].name}. */
    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static HttpStatusCode status(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            boolean signedIn = authentication != null
                    && authentication.isAuthenticated()
                    && !new AuthenticationTrustResolverImpl().isAnonymous(authentication);
            return signedIn ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
        }
        if (failure instanceof AuthenticationException) {
            return HttpStatus.UNAUTHORIZED;
        }
        if (failure instanceof HttpMessageNotReadableException || failure instanceof MultipartException) {
            return HttpStatus.BAD_REQUEST;
        }
        return failure instanceof ErrorResponse response ? response.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> "NOT_SIGNED_IN";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "UPLOAD_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            default -> "BAD_REQUEST";
        };
    }
}
