package org.keqiao.security.ui;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.keqiao.security.Office;
import org.keqiao.security.Role;
import org.keqiao.security.SecurityLog;
import org.springframework.lang.Nullable;

/** Details of the security log in words: it keeps the codes of roles and offices, which never change. */
final class EventWords {

    private final Component on;
    private final List<Office> offices;

    EventWords(Component on, List<Office> offices) {
        this.on = on;
        this.offices = offices;
    }

    String detail(SecurityLog.Event event) {
        String detail = event.detail();
        if (detail == null) {
            return "";
        }
        return switch (event.kind()) {
            case ROLE_GRANTED, ROLE_REVOKED, ACCOUNT_CREATED -> roles(detail);
            case ACCOUNT_CHANGED -> changes(detail);
            default -> detail;
        };
    }

    private String roles(String codes) {
        return Arrays.stream(codes.replaceAll("[\\[\\]]", "").split(",\\s*"))
                .map(code -> Arrays.stream(Role.values())
                        .filter(role -> role.name().equals(code))
                        .findFirst()
                        .map(role -> on.getTranslation("security.role." + role.name()))
                        .orElse(code))
                .collect(Collectors.joining(on.getTranslation("security.comma")));
    }

    /** {@code station=35050001 county=null window=false}. */
    private String changes(String detail) {
        return Arrays.stream(detail.split(" "))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> change(pair[0], pair[1]))
                .filter(text -> text != null)
                .collect(Collectors.joining(on.getTranslation("security.comma")));
    }

    @Nullable
    private String change(String what, String value) {
        if (value.equals("null") || value.equals("false")) {
            return null;
        }
        return switch (what) {
            case "station" -> on.getTranslation("security.station.is", office(value));
            case "county" -> on.getTranslation("security.county.is", office(value));
            case "window" -> on.getTranslation("security.cityWindow");
            default -> value;
        };
    }

    private String office(String code) {
        return offices.stream()
                .filter(office -> office.code().equals(code))
                .findFirst()
                .flatMap(office -> on.getUI().map(ui -> office.name().in(ui.getLocale())))
                .orElse(code);
    }
}
