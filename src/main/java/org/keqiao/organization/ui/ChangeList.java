package org.keqiao.organization.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.MemberRole;
import org.keqiao.organization.OrganisationChange;
import org.keqiao.organization.Organisations;
import org.keqiao.shared.ui.DateText;

/** The ledger of an organisation, newest first; it keeps codes, the reader sees words. */
class ChangeList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    /** What the office does to an organisation: its members read that the office did it, not who. */
    private static final Set<String> BY_OFFICE = Set.of(
            "EVIDENCE_CHECKED",
            "VERIFIED",
            "OBJECTED",
            "COUNTY_CHANGED",
            "DISPLACEMENT_PROPOSED",
            "DISPLACEMENT_DECLINED",
            "DISPLACED",
            "LEADER_PROPOSED",
            "LEADER_DECLINED",
            "LEADER_CHANGED");

    private final boolean forOffice;

    /**
     * @param forOffice true for officers, who read each other's names and what identifies a paper
     */
    ChangeList(List<OrganisationChange> changes, CityProfiles cities, Organisations organisations, boolean forOffice) {
        this.forOffice = forOffice;
        for (OrganisationChange change : changes) {
            String detail =
                    change.detail() == null ? "" : " · " + words(change.kind(), change.detail(), cities, organisations);
            add(new ListItem(
                    DateText.minute(change.at()),
                    new Span(" " + getTranslation("organization.change." + change.kind()) + " · " + actor(change)
                            + detail)));
        }
    }

    private String actor(OrganisationChange change) {
        return forOffice || !BY_OFFICE.contains(change.kind())
                ? change.actor()
                : getTranslation("organization.change.office");
    }

    private String words(String kind, String detail, CityProfiles cities, Organisations organisations) {
        return switch (kind) {
            case "INVITED", "MEMBER_JOINED", "ROLE_GIVEN", "ROLE_TAKEN" -> withRole(detail);
            case "VERIFIED", "COUNTY_CHANGED" -> withCounty(detail, cities);
            case "DISPLACED" -> organisation(detail, organisations);
            case "EVIDENCE_CHECKED" -> paper(detail);
            default -> detail;
        };
    }

    /** The role stands last, after a name or an address. */
    private String withRole(String detail) {
        int last = detail.lastIndexOf(' ') + 1;
        for (MemberRole role : MemberRole.values()) {
            if (role.name().equals(detail.substring(last))) {
                return detail.substring(0, last) + getTranslation("organization.role." + role.name());
            }
        }
        return detail;
    }

    /** The county's code stands first, before a note. */
    private String withCounty(String detail, CityProfiles cities) {
        int end = detail.indexOf(' ');
        String code = end < 0 ? detail : detail.substring(0, end);
        return cities.officeName(code, getLocale()) + (end < 0 ? "" : detail.substring(end));
    }

    /** The kind stands first, before the digest. */
    private String paper(String detail) {
        int end = detail.indexOf(' ');
        String name = getTranslation("organization.evidence." + detail.substring(0, end));
        return forOffice ? name + " SHA-256 " + detail.substring(end + 1) : name;
    }

    /** Who came in its place stands first, before the reason. */
    private static String organisation(String detail, Organisations organisations) {
        int end = detail.indexOf(' ');
        UUID id = UUID.fromString(end < 0 ? detail : detail.substring(0, end));
        return organisations.names(List.of(id)).getOrDefault(id, id.toString())
                + (end < 0 ? "" : " · " + detail.substring(end + 1));
    }
}
