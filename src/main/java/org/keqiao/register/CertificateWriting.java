package org.keqiao.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseRef;
import org.keqiao.document.Letter;
import org.keqiao.form.CodeTables;
import org.keqiao.security.CaseScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Writes certificates into the register, and says what their documents state. */
@Component
class CertificateWriting {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final CodeTables codes = CodeTables.shipped();
    private final String publicUrl;

    CertificateWriting(JdbcClient jdbc, ObjectMapper json, @Value("${keqiao.public-url}") String publicUrl) {
        this.jdbc = jdbc;
        this.json = json;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /**
     * Where a certificate stands in the register.
     *
     * @param registeredOn day of the registration; null for the first version, whose own day it is
     * @param scope the offices that it belongs to: those of the first registration, whoever changed it later
     */
    record Place(
            String number, int version, Certificate.Source source, @Nullable LocalDate registeredOn, CaseScope scope) {}

    /** What the certificate prints. */
    Map<String, Object> stated(Certificates.Draft draft, String number) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("registrationNumber", number);
        data.put("title", draft.title());
        data.put("categoryName", codes.label("contract-category", draft.category(), Locale.SIMPLIFIED_CHINESE));
        data.put(
                "subKindName",
                draft.subKind() == null
                        ? null
                        : codes.label("contract-sub-kind", draft.subKind(), Locale.SIMPLIFIED_CHINESE));
        data.put("seller", party(draft.seller()));
        data.put(
                "buyers", draft.buyers().stream().map(CertificateWriting::party).toList());
        data.put("signDate", draft.signDate());
        data.put("effectiveFrom", draft.effectiveFrom());
        data.put("effectiveTo", draft.effectiveTo());
        data.put("contractAmount", draft.contractAmount().toString());
        data.put("certifiedTechnicalAmount", draft.technicalAmount().toString());
        data.put("amountProvisional", draft.amountProvisional());
        return data;
    }

    private static Map<String, Object> party(Certificates.Party party) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", party.name());
        data.put("uscc", party.uscc());
        return data;
    }

    /** What a visitor's QR reader opens. */
    String url(String number, String code) {
        return publicUrl + "/verify/" + number + "?code=" + code;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the number has the version, or lives, already */
    void insert(UUID id, Certificates.Draft draft, CaseRef ref, Place place, String code, Letter letter) {
        jdbc.sql(
                        """
                        insert into certificate (id, registration_number, version, source, case_id, case_number, station,
                            county, city, verification_code, title, category, sub_kind, contract_amount, technical_amount,
                            amount_provisional, seller_name, seller_uscc, buyers, buyer_names, sign_date, effective_from,
                            effective_to, registered_on, issued_on, state, state_since, letter_id)
                        values (:id, :number, :version, :source, :case, :caseNumber, :station,
                            :county, :city, :code, :title, :category, :subKind, :contractAmount, :technicalAmount,
                            :provisional, :sellerName, :sellerUscc, cast(:buyers as jsonb), :buyerNames, :signDate, :from,
                            :to, :registeredOn, :issuedOn, :state, :issuedOn, :letter)
                        """)
                .param("id", id)
                .param("number", place.number())
                .param("version", place.version())
                .param("source", place.source().name())
                .param("case", ref.id())
                .param("caseNumber", ref.number().value())
                .param("station", place.scope().station())
                .param("county", place.scope().county())
                .param("city", place.scope().city())
                .param("code", code)
                .param("title", draft.title())
                .param("category", draft.category())
                .param("subKind", draft.subKind())
                .param("contractAmount", draft.contractAmount().yuan())
                .param("technicalAmount", draft.technicalAmount().yuan())
                .param("provisional", draft.amountProvisional())
                .param("sellerName", draft.seller().name())
                .param("sellerUscc", draft.seller().uscc())
                .param("buyers", write(draft.buyers()))
                .param(
                        "buyerNames",
                        draft.buyers().stream().map(Certificates.Party::name).collect(Collectors.joining("、")))
                .param("signDate", draft.signDate())
                .param("from", draft.effectiveFrom())
                .param("to", draft.effectiveTo())
                .param("registeredOn", place.registeredOn() == null ? letter.issuedOn() : place.registeredOn())
                .param("issuedOn", letter.issuedOn())
                .param("state", (letter.isSealed() ? Certificate.State.VALID : Certificate.State.PENDING_SEAL).name())
                .param("letter", letter.id())
                .update();
    }

    private String write(List<Certificates.Party> parties) {
        try {
            return json.writeValueAsString(parties);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
