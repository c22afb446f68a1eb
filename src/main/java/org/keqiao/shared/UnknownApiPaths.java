package org.keqiao.shared;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Answers 404 for paths below {@code /api} that no endpoint serves. It stands after the endpoints and before the user
 * interface, which would otherwise take every path for a page of its own.
 */
@Configuration(proxyBeanMethods = false)
class UnknownApiPaths {

    private static final int AFTER_ENDPOINTS = 100;

    @Bean
    SimpleUrlHandlerMapping unknownApiPathMapping(Problems problems) {
        // Written here: an exception of a plain handler never reaches the advice.
        HttpRequestHandler refuse = (request, response) ->
                problems.write(request, response, problems.of(Refusal.notFound(), Problems.locale(request)));
        return new SimpleUrlHandlerMapping(Map.of("/api/**", refuse), AFTER_ENDPOINTS);
    }
}
