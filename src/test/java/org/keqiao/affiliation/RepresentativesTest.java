package org.keqiao.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;

class RepresentativesTest {

    private final Organisations organisations = mock();
    private final Representatives representatives = new Representatives(organisations);

    private final List<OrganisationView> verified = new ArrayList<>();

    @BeforeEach
    void oneStatementFindsThem() {
        when(organisations.verified(anyCollection())).thenAnswer(asked -> verified.stream()
                .filter(each -> asked.<Collection<String>>getArgument(0).contains(each.uscc()))
                .toList());
    }

    private void represented(String uscc, String name) {
        OrganisationView organisation = mock();
        when(organisation.uscc()).thenReturn(uscc);
        when(organisation.legalRepresentative()).thenReturn(name);
        verified.add(organisation);
    }

    @Test
    void areTheSameByNameOfOrganisationsThatAreVerified() {
        represented("A", "吴志强");
        represented("B", " 吴志强");
        represented("C", "蔡丽萍");
        assertThat(representatives.of(List.of("A", "C", "B")).same("A", List.of("C", "B")))
                .isTrue();
        assertThat(representatives.of(List.of("A", "C")).same("A", List.of("C")))
                .isFalse();
        assertThat(representatives.of(List.of("A", "nobody verified it")).same("A", List.of("nobody verified it")))
                .isFalse();
        assertThat(representatives
                        .of(List.of("nobody verified it", "nor it"))
                        .same("nobody verified it", List.of("nor it")))
                .isFalse();
    }
}
