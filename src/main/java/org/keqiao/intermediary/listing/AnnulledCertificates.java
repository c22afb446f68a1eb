package org.keqiao.intermediary.listing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.application.Openings;
import org.keqiao.intermediary.CertificateAnnulled;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.Listings;
import org.keqiao.process.Matters;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The certificate on which a broker is listed was annulled: its entry says so at once, and a case about it begins by itself, in
 * which the person is heard before it is struck off.
 */
@Component
class AnnulledCertificates {

    private static final String ANNULLED = "certificateAnnulled";

    private final Intermediaries intermediaries;
    private final Listings listings;
    private final CaseCommands cases;
    private final Openings openings;
    private final Matters matters;
    private final Texts texts;

    AnnulledCertificates(
            Intermediaries intermediaries,
            Listings listings,
            CaseCommands cases,
            Openings openings,
            Matters matters,
            Texts texts) {
        this.intermediaries = intermediaries;
        this.listings = listings;
        this.cases = cases;
        this.openings = openings;
        this.matters = matters;
        this.texts = texts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CertificateAnnulled annulled) {
        // Cases before entries, as everywhere; nobody is listed on it meanwhile.
        intermediaries.everOn(annulled.number()).stream()
                .map(entry -> new CaseNumber(entry.caseNumber()))
                .sorted(Comparator.comparing(CaseNumber::value))
                .forEach(cases::lock);
        for (Intermediary entry : listings.annulCertificate(annulled.number(), annulled.reason())) {
            CaseNumber listed = new CaseNumber(entry.caseNumber());
            String why = texts.get(
                    "intermediary.annulled.opening",
                    Locale.SIMPLIFIED_CHINESE,
                    annulled.number(),
                    annulled.reason(),
                    entry.listedOn());
            cases.recordFinding(listed, ANNULLED, Map.of("about", why), Map.of());
            // A bureau that has withdrawn the matter can annul what it gave.
            if (entry.state().isLiving()
                    && matters.current(ListingFacts.SUPERVISION).isPresent()) {
                openings.openNext(
                        listed,
                        ListingFacts.SUPERVISION,
                        ANNULLED + " " + annulled.number(),
                        Map.of("supervisionKind", "INSPECTION", "supervisionReason", why));
            }
        }
    }
}
