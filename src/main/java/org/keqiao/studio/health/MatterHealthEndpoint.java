package org.keqiao.studio.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.keqiao.process.Finding;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The health of a matter's configuration. */
@RestController
@RequestMapping("/api/v1/studio/matters/{key}")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class MatterHealthEndpoint {

    private final ConfigurationHealth health;
    private final CurrentActor current;
    private final Texts texts;

    MatterHealthEndpoint(ConfigurationHealth health, CurrentActor current, Texts texts) {
        this.health = health;
        this.current = current;
        this.texts = texts;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConcernItem(
            Finding.Severity severity,
            Concern.Place place,
            @Nullable String file,
            @Nullable String element,
            String message) {}

    @GetMapping("/health")
    @Operation(summary = "What of a matter's configuration somebody should look at")
    List<ConcernItem> health(@PathVariable String key, Locale locale) {
        return health.of(current.require(), key).stream()
                .map(concern -> new ConcernItem(
                        concern.severity(),
                        concern.place(),
                        concern.file(),
                        concern.element(),
                        texts.get(concern.textKey(), locale, concern.arguments().toArray())))
                .toList();
    }
}
