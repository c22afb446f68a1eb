package org.keqiao.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keqiao.security.Access;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever writes a program against the product finds everything in {@code /v3/api-docs}. */
@KeqiaoTest
class DescribedApiTest {

    private final Description description = Description.read();

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private JsonNode api() {
        return Api.of(environment).get("//v3/api-docs").json();
    }

    private record Operation(String key, JsonNode node) {}

    private static List<Operation> operations(JsonNode api) {
        List<Operation> operations = new ArrayList<>();
        api.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(method -> operations.add(new Operation(
                        method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), method.getValue()))));
        return operations;
    }

    @Test
    void everyCallIsDescribedWithItsErrors() {
        JsonNode api = api();
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        List<String> wrong = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Operation operation : operations(api)) {
            JsonNode node = operation.node();
            if (node.path("summary").asText().isBlank()
                    || node.path("description").asText().isBlank()) {
                wrong.add(operation.key() + " is not described");
            }
            if (!ids.add(node.path("operationId").asText())) {
                wrong.add(operation.key() + " has the id of another");
            }
            if (!description.tags().containsKey(node.path("tags").path(0).asText())) {
                wrong.add(operation.key() + " has no known tag");
            }
            node.path("parameters").forEach(parameter -> {
                if (parameter.path("description").asText().isBlank()) {
                    wrong.add(operation.key() + " does not describe "
                            + parameter.path("name").asText());
                }
            });
            int failures = 0;
            var responses = node.path("responses").fields();
            while (responses.hasNext()) {
                var response = responses.next();
                String ref = response.getValue().path("$ref").asText().replace("#/components/responses/", "");
                if (response.getKey().startsWith("4")) {
                    failures++;
                    JsonNode component =
                            api.path("components").path("responses").path(ref);
                    if (!component.path("content").has("application/problem+json")) {
                        wrong.add(operation.key() + " has a failure without problem: " + response.getKey());
                    }
                }
            }
            boolean cannotFail = node.path("security").isArray()
                    && node.path("security").isEmpty()
                    && node.path("parameters").isEmpty()
                    && !node.has("requestBody");
            if (failures == 0 && !cannotFail) {
                wrong.add(operation.key() + " names no failure");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everySchemaAndFieldIsDescribed() {
        List<String> wrong = new ArrayList<>();
        api().path("components").path("schemas").fields().forEachRemaining(schema -> {
            if (schema.getValue().path("description").asText().isBlank()) {
                wrong.add(schema.getKey());
            }
            schema.getValue().path("properties").fields().forEachRemaining(field -> {
                if (field.getValue().path("description").asText().isBlank()) {
                    wrong.add(schema.getKey() + "." + field.getKey());
                }
            });
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void describesNothingThatIsGone() {
        JsonNode api = api();
        Set<String> calls = new TreeSet<>();
        operations(api).forEach(operation -> calls.add(operation.key()));
        assertThat(calls).containsAll(description.calls().keySet());
        List<String> gone = new ArrayList<>();
        JsonNode schemas = api.path("components").path("schemas");
        description.schemas().forEach((name, fields) -> fields.keySet().stream()
                .filter(field -> !field.equals(Description.ABOUT))
                .filter(field -> !schemas.path(name).path("properties").has(field))
                .forEach(field -> gone.add(name + "." + field)));
        operations(api).forEach(operation -> {
            Set<String> parameters = new HashSet<>();
            operation
                    .node()
                    .path("parameters")
                    .forEach(p -> parameters.add(p.path("name").asText()));
            description.calls().get(operation.key()).parameters().keySet().stream()
                    .filter(parameter -> !parameters.contains(parameter))
                    .forEach(parameter -> gone.add(operation.key() + " " + parameter));
        });
        assertThat(gone).isEmpty();
    }

    @Test
    void saysWhoNeedsNoToken() {
        Set<String> open = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            Access access = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
            access = access == null
                    ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class)
                    : access;
            if (access != null && access.roles().length == 0 && access.value() == Access.Who.PUBLIC) {
                mapping.getMethodsCondition().getMethods().forEach(method -> mapping.getPatternValues()
                        .forEach(pattern -> open.add(method + " " + pattern)));
            }
        });
        Set<String> described = new TreeSet<>();
        description.calls().forEach((key, call) -> {
            if (call.open() || call.basic()) {
                described.add(key);
            }
        });
        assertThat(described).isEqualTo(open);
    }

    @Test
    void givesExamplesThatAreTrue() {
        JsonNode example =
                api().path("paths").path("/api/v1/cases").path("post").path("requestBody");
        assertThat(example.at("/content/application~1json/example/matter").asText())
                .isEqualTo("contract-certification");
        assertThat(example.at("/content/application~1json/example/answers/seller/uscc")
                        .asText())
                .hasSize(18);
    }
}
