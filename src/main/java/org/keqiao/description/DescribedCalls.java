package org.keqiao.description;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.description.Description.Call;

/** Describes each call. One that the description does not know stays as it is, and a test finds it. */
class DescribedCalls {

    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data";
    private static final String AUTHORIZATION = "Authorization";

    private final Description description;
    private final Map<String, JsonNode> examples;

    DescribedCalls(Description description, Map<String, JsonNode> examples) {
        this.description = description;
        this.examples = examples;
    }

    /** @param key method and path */
    void describe(String key, Operation operation) {
        Call call = description.calls().get(key);
        if (call == null) {
            return;
        }
        operation.operationId(call.id()).summary(call.summary()).description(call.about());
        operation.setTags(List.of(call.tag()));
        if (call.open() || call.basic()) {
            operation.setSecurity(security(call));
        }
        parameters(call, operation);
        body(call, operation);
        success(call, operation);
        failures(key, call, operation);
    }

    /** Where a bearer token is taken beside Basic, either will do. */
    private static List<SecurityRequirement> security(Call call) {
        if (!call.basic()) {
            return List.of();
        }
        SecurityRequirement basic = new SecurityRequirement().addList(DescribedApi.BASIC);
        return call.open() ? List.of(basic) : List.of(basic, new SecurityRequirement().addList(DescribedApi.BEARER));
    }

    private void parameters(Call call, Operation operation) {
        if (operation.getParameters() != null) {
            // Said by the ways of signing in; as a parameter it would be ignored.
            operation.getParameters().removeIf(parameter -> parameter.getName().equals(AUTHORIZATION));
            operation
                    .getParameters()
                    .forEach(parameter -> parameter.setDescription(description.parameter(call, parameter.getName())));
        }
    }

    private void body(Call call, Operation operation) {
        if (operation.getRequestBody() == null) {
            return;
        }
        Content content = operation.getRequestBody().getContent();
        if (call.multipart() && content.containsKey(JSON)) {
            content.addMediaType(MULTIPART, content.remove(JSON));
        }
        operation.getRequestBody().setDescription(call.multipart() ? "The file." : "JSON.");
        if (call.example() != null && content.get(JSON) != null) {
            content.get(JSON).setExample(examples.get(call.example()));
        }
    }

    private void success(Call call, Operation operation) {
        ApiResponses responses = operation.getResponses();
        String told = responses.keySet().stream()
                .filter(status -> status.startsWith("2"))
                .findFirst()
                .orElse("200");
        ApiResponse response = responses.remove(told);
        String status = call.status() == null ? told : String.valueOf(call.status());
        Content content = content(call, response);
        responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(content == null ? "Done." : "The answer.")
                        .content(content));
    }

    private static Content content(Call call, ApiResponse told) {
        if (call.type() != null) {
            Schema<?> schema = call.type().equals("file")
                    ? new Schema<>().type("string").format("binary")
                    : new Schema<>().$ref(DescribedApi.SCHEMAS + call.type());
            return new Content()
                    .addMediaType(call.media() == null ? JSON : call.media(), new MediaType().schema(schema));
        }
        if (told == null || told.getContent() == null || told.getContent().isEmpty()) {
            return null;
        }
        return new Content()
                .addMediaType(JSON, told.getContent().values().iterator().next());
    }

    private static void failures(String key, Call call, Operation operation) {
        Set<Integer> statuses = new TreeSet<>(call.errors());
        if (!call.open() && !call.basic()) {
            statuses.addAll(Set.of(401, 403));
        }
        if (key.contains("{")) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.add(400);
        }
        statuses.forEach(status -> operation
                .getResponses()
                .addApiResponse(
                        String.valueOf(status),
                        new ApiResponse().$ref("#/components/responses/" + DescribedApi.response(status))));
    }
}
