package org.keqiao.demo;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.keqiao.organization.OrganisationPapers;
import org.keqiao.organization.OrganisationType;
import org.keqiao.security.Actor;
import org.springframework.stereotype.Component;

/** Licence and authorisation letter of the demonstration's organisations, marked as samples. */
@Component
class SampleEvidence {

    private record Paper(String kind, String name) {}

    private static final List<Paper> OF_ORGANISATIONS =
            List.of(new Paper("businessLicence", "营业执照"), new Paper("authorisation", "授权委托书"));
    private static final List<Paper> OF_PERSONS = List.of(new Paper("identityCard", "身份证明"));

    private final OrganisationPapers papers;

    SampleEvidence(OrganisationPapers papers) {
        this.papers = papers;
    }

    void add(Actor owner, UUID organisation, OrganisationType type, String name) {
        for (Paper paper : type == OrganisationType.PERSON ? OF_PERSONS : OF_ORGANISATIONS) {
            byte[] file = SamplePaper.of(List.of(paper.name() + "（示例）", name, "仅供演示，不具法律效力"));
            papers.add(owner, organisation, paper.kind(), paper.name() + ".pdf", new ByteArrayInputStream(file));
        }
    }
}
