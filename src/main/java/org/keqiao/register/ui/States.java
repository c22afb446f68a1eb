package org.keqiao.register.ui;

import com.vaadin.flow.component.Component;
import org.keqiao.register.Certificate.State;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** States of certificates as badges. */
final class States {

    private States() {}

    static StatusBadge badge(State state, Component reader) {
        Tone tone =
                switch (state) {
                    case PENDING_SEAL -> Tone.ACTIVE;
                    case VALID -> Tone.GOOD;
                    case AMENDED -> Tone.SOON;
                    case CANCELLED -> Tone.PAUSED;
                    case REVOKED -> Tone.LATE;
                };
        return new StatusBadge(reader.getTranslation("register.state." + state), tone);
    }
}
