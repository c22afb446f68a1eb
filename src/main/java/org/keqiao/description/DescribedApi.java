package org.keqiao.description;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts words, errors, examples and the ways of signing in to what springdoc reads from the code. */
@Component
class DescribedApi implements OpenApiCustomizer {

    static final String BEARER = "bearer";
    static final String BASIC = "basic";
    static final String SCHEMAS = "#/components/schemas/";
    private static final String PAGE = "CursorPage";
    private static final String PROBLEM = "application/problem+json";

    private final Description description = Description.read();
    private final DescribedCalls calls = new DescribedCalls(description, Examples.read());

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title(description.title())
                .version("v1")
                .description(description.about())
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        api.setServers(List.of(new Server().url("/").description("This installation")));
        api.setTags(description.tags().entrySet().stream()
                .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue()))
                .toList());
        api.setSecurity(List.of(new SecurityRequirement().addList(BEARER)));
        signingIn(api.getComponents());
        schemas(api.getComponents());
        errors(api.getComponents());
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> calls.describe(method + " " + path, operation)));
    }

    private static void signingIn(Components components) {
        components.addSecuritySchemes(
                BEARER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token of `POST /api/v1/tokens`."));
        components.addSecuritySchemes(
                BASIC,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("Name and password, for the calls that say so; with `X-OTP` where a second factor"
                                + " is enrolled."));
    }

    private void schemas(Components components) {
        for (Class<?> type : List.of(ErrorAnswer.class, SignedIn.class, StartForm.class)) {
            ModelConverters.getInstance(true).readAll(type).forEach(components::addSchemas);
        }
        components.getSchemas().forEach(this::describe);
    }

    private void describe(String name, Schema<?> schema) {
        schema.setDescription(
                name.startsWith(PAGE)
                        ? "A page of " + name.substring(PAGE.length()) + "."
                        : description.schemas().getOrDefault(name, Map.of()).get(Description.ABOUT));
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((key, field) -> field.setDescription(description.field(name, key)));
        }
    }

    private void errors(Components components) {
        description.errors().forEach((status, text) -> {
            MediaType body = new MediaType().schema(new Schema<>().$ref(SCHEMAS + "Problem"));
            components.addResponses(
                    response(status),
                    new ApiResponse().description(text).content(new Content().addMediaType(PROBLEM, body)));
        });
    }

    /** The component's name: {@code NotFound}. */
    static String response(int status) {
        return HttpStatus.valueOf(status).getReasonPhrase().replace(" ", "");
    }
}
