package org.keqiao.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.lang.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the endpoint of a request among several hundred. Spring tries each one whose path has a variable, twice a request;
 * those whose fixed beginning is not the request's are passed over here, which says the same sooner.
 */
@Configuration(proxyBeanMethods = false)
class QuickMappings implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByBeginning();
    }

    private static final class ByBeginning extends RequestMappingHandlerMapping {

        private final Map<RequestMappingInfo, List<String>> beginnings = new ConcurrentHashMap<>();

        @Override
        @Nullable
        protected RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            return mayMatch(info, request) ? super.getMatchingMapping(info, request) : null;
        }

        private boolean mayMatch(RequestMappingInfo info, HttpServletRequest request) {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
                return true;
            }
            String path = ServletRequestPathUtils.getParsedRequestPath(request)
                    .pathWithinApplication()
                    .value();
            if (isWrittenOtherwise(path)) {
                return true;
            }
            return beginnings.computeIfAbsent(info, ByBeginning::beginnings).stream()
                    .anyMatch(path::startsWith);
        }

        /** Encoded characters and parameters of a segment: only the pattern itself can tell. */
        private static boolean isWrittenOtherwise(String path) {
            return path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
        }

        private static List<String> beginnings(RequestMappingInfo info) {
            Set<String> patterns = info.getPatternValues();
            return patterns.stream().map(ByBeginning::beginning).toList();
        }

        /** Before the segment that is not the same for all: {@code /cases} of {@code /cases/{id}/files}. */
        private static String beginning(String pattern) {
            for (int i = 0; i < pattern.length(); i++) {
                if ("{*?:".indexOf(pattern.charAt(i)) >= 0) {
                    return pattern.substring(0, pattern.lastIndexOf('/', i));
                }
            }
            return pattern;
        }
    }
}
