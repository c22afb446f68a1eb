package org.keqiao.casefile.action;

import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.event.LetterIssued;
import org.keqiao.document.LetterSeals;
import org.keqiao.shared.Trouble;
import org.keqiao.shared.TroubleSource;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Certificates and letters that the provider of electronic seals did not seal. */
@Component
class SealTroubles implements TroubleSource {

    private static final String LISTENER = LetterSealing.class.getName() + ".on(";

    private final LetterSeals seals;
    private final IncompleteEventPublications incomplete;

    SealTroubles(LetterSeals seals, IncompleteEventPublications incomplete) {
        this.seals = seals;
        this.incomplete = incomplete;
    }

    @Override
    public Trouble.Kind kind() {
        return Trouble.Kind.SEAL;
    }

    @Override
    public boolean tellsOf(String listener) {
        return listener.startsWith(LISTENER);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trouble> troubles(int most) {
        return seals.failing(most).stream()
                .map(letter -> new Trouble(
                        Trouble.Kind.SEAL,
                        letter.letter().toString(),
                        letter.caseNumber(),
                        letter.draftedAt(),
                        letter.trouble() == null ? "operations.reason.seal" : "operations.reason.seal.why",
                        letter.trouble() == null
                                ? List.of(letter.name(), letter.failures())
                                : List.of(letter.name(), letter.failures(), letter.trouble())))
                .toList();
    }

    /** The event that issued the letter was not finished: it goes to {@link LetterSealing} again, at once. */
    @Override
    public boolean retry(String id) {
        UUID wanted = UUID.fromString(id);
        boolean[] found = new boolean[1];
        incomplete.resubmitIncompletePublications(publication -> {
            boolean meant = publication.getEvent() instanceof LetterIssued issued
                    && issued.letter().equals(wanted);
            found[0] |= meant;
            return meant;
        });
        return found[0];
    }
}
