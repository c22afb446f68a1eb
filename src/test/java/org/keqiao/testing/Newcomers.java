package org.keqiao.testing;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.keqiao.organization.MemberRole;
import org.keqiao.organization.OrganisationInput;
import org.keqiao.organization.OrganisationMembers;
import org.keqiao.organization.OrganisationPapers;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationVerification;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.FirstAccounts;
import org.keqiao.security.NewAccount;
import org.keqiao.security.Role;
import org.keqiao.shared.ResidentId;
import org.springframework.context.ApplicationContext;

/** People and organisations of a test's own, in the county of the demo's first enterprise. */
public final class Newcomers {

    public static final String COUNTY = "350582";

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final AccountDirectory accounts;
    private final FirstAccounts firstAccounts;
    private final OrganisationRegistration registration;
    private final OrganisationPapers papers;
    private final OrganisationVerification verification;
    private final OrganisationMembers members;

    private Newcomers(ApplicationContext context) {
        accounts = context.getBean(AccountDirectory.class);
        firstAccounts = context.getBean(FirstAccounts.class);
        registration = context.getBean(OrganisationRegistration.class);
        papers = context.getBean(OrganisationPapers.class);
        verification = context.getBean(OrganisationVerification.class);
        members = context.getBean(OrganisationMembers.class);
    }

    public static Newcomers of(ApplicationContext context) {
        return new Newcomers(context);
    }

    /**
     * An account with the password of the demo accounts.
     *
     * @return its sign-in name
     */
    public String account(Role... roles) {
        return account("人" + ThreadLocalRandom.current().nextInt(1_000_000), null, roles);
    }

    /**
     * @param station where the person works, null without one
     */
    public String account(String displayName, String station, Role... roles) {
        String name = "n" + UUID.randomUUID().toString().substring(0, 12);
        firstAccounts.ensure(
                List.of(new FirstAccounts.First(
                        new NewAccount(
                                name, displayName, name + "@keqiao.example", null, station, null, false, null, false),
                        Set.of(roles))),
                "demo");
        return name;
    }

    public Actor actor(String username) {
        return accounts.actorNamed(username);
    }

    /** As somebody claims it; universities approve internally. */
    public UUID claimed(String owner, OrganisationType type, String uscc) {
        return registration.register(
                actor(owner),
                new OrganisationInput(
                        uscc, null, "新单位" + uscc.substring(8, 15), type, null, null, null, null, COUNTY, true, null));
    }

    public UUID verified(String owner, OrganisationType type, String uscc) {
        UUID id = claimed(owner, type, uscc);
        papers(owner, id);
        verification.verify(actor("officer"), id, version(id), COUNTY, null);
        return id;
    }

    /**
     * A verified team.
     *
     * @param leader name of who leads it
     * @param residentId of the leader
     */
    public UUID team(String owner, String leader, String residentId) {
        UUID id = registration.register(
                actor(owner),
                new OrganisationInput(
                        null,
                        residentId,
                        leader + "创业团队",
                        OrganisationType.TEAM,
                        null,
                        leader,
                        null,
                        null,
                        COUNTY,
                        true,
                        null));
        papers(owner, id, List.of("identityCard", "authorisation"));
        verification.verify(actor("officer"), id, version(id), COUNTY, null);
        return id;
    }

    /** A verified natural person as an applicant. */
    public UUID person(String owner, String name, String residentId) {
        UUID id = registration.register(
                actor(owner),
                new OrganisationInput(
                        null, residentId, name, OrganisationType.PERSON, null, null, null, null, COUNTY, true, null));
        papers(owner, id, List.of("identityCard"));
        verification.verify(actor("officer"), id, version(id), COUNTY, null);
        return id;
    }

    /** A resident's number with a right check character that hardly anybody else in this run has. */
    public static String residentId() {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        String body = COUNTY
                + "19%02d%02d%02d%03d"
                        .formatted(
                                chance.nextInt(60, 99),
                                chance.nextInt(1, 13),
                                chance.nextInt(1, 29),
                                chance.nextInt(1000));
        return "0123456789X"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(id -> ResidentId.problem(id, LocalDate.of(2026, 1, 1)).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** What an officer looks at now. */
    public long version(UUID organisation) {
        return registration.view(actor("officer"), organisation).version();
    }

    /** Licence and authorisation letter, so that it can be verified. */
    public void papers(String owner, UUID organisation) {
        papers(owner, organisation, List.of("businessLicence", "authorisation"));
    }

    private void papers(String owner, UUID organisation, List<String> kinds) {
        for (String kind : kinds) {
            byte[] file = Papers.one();
            papers.add(actor(owner), organisation, kind, kind + ".pdf", new ByteArrayInputStream(file));
        }
    }

    public void join(UUID organisation, String owner, String member, MemberRole role) {
        String token = members.invite(actor(owner), organisation, member + "@keqiao.example", role)
                .token();
        members.accept(actor(member), token);
    }

    /** A code with right check characters that nobody else in this run has. */
    public static String creditCode() {
        int[] bodyWeights = {3, 7, 9, 10, 5, 8, 4, 2};
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        String body = String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (body.charAt(i) - '0') * bodyWeights[i];
        }
        String code = "91" + COUNTY + body + "0X987654321".charAt(sum % 11);
        sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weights[i];
        }
        return code + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
