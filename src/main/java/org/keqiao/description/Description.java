package org.keqiao.description;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;

/**
 * What {@code api/openapi.yaml} says.
 *
 * @param tags groups of calls, in their order
 * @param errors what each status means
 * @param parameters texts of parameters that many calls have; a call's own text comes first
 * @param calls by method and path
 * @param schemas by name; {@code about} is about the schema, all else about its fields
 * @param fields texts of fields that many schemas have; a schema's own text comes first
 */
record Description(
        String title,
        String about,
        Map<String, String> tags,
        Map<Integer, String> errors,
        Map<String, String> parameters,
        Map<String, Call> calls,
        Map<String, Map<String, String>> schemas,
        Map<String, String> fields) {

    static final String ABOUT = "about";

    /**
     * One call.
     *
     * @param open true when nobody needs to sign in
     * @param basic true when name and password are taken
     * @param multipart true when the body is a file
     * @param status of success, where the code does not tell it; null to leave what it tells
     * @param type name of the answer's schema, {@code file} for bytes; null to leave what the code tells
     * @param media media type of the answer, null for JSON
     * @param example which example of a request goes with it, null for none
     * @param errors statuses of failures, beside those that every such call has
     */
    record Call(
            String id,
            String tag,
            @JsonProperty("public") boolean open,
            boolean basic,
            boolean multipart,
            @Nullable Integer status,
            @Nullable String type,
            @Nullable String media,
            @Nullable String example,
            String summary,
            String about,
            Map<String, String> parameters,
            List<Integer> errors) {

        Call {
            parameters = Objects.requireNonNullElse(parameters, Map.of());
            errors = Objects.requireNonNullElse(errors, List.of());
        }
    }

    static Description read() {
        try (InputStream file = new ClassPathResource("api/openapi.yaml").getInputStream()) {
            return new ObjectMapper(new YAMLFactory())
                    .registerModule(new ParameterNamesModule())
                    .readValue(file, Description.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null when nothing is said. */
    @Nullable
    String parameter(Call call, String name) {
        return call.parameters().getOrDefault(name, parameters.get(name));
    }

    /** Null when nothing is said. */
    @Nullable
    String field(String schema, String name) {
        return schemas.getOrDefault(schema, Map.of()).getOrDefault(name, fields.get(name));
    }
}
