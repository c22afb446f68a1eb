package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.Organisations;
import org.keqiao.testing.Newcomers;
import org.springframework.context.ApplicationContext;

/** A verified enterprise of one test alone, and how it is called. */
record Firm(String owner, String uscc, String name) {

    static Firm of(ApplicationContext context) {
        Newcomers newcomers = Newcomers.of(context);
        String owner = newcomers.account();
        String uscc = Newcomers.creditCode();
        UUID id = newcomers.verified(owner, OrganisationType.ENTERPRISE, uscc);
        return new Firm(
                owner, uscc, context.getBean(Organisations.class).find(id).name());
    }

    /** Number of a contract by which it bought elsewhere: 1,000,000 of technology for 1,200,000. */
    String bought(Api api, String seller, LocalDate today) {
        String number = "20263502%08d".formatted(Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
        String table =
                "number,registeredOn,registeringBody,title,category,contractAmount,technicalAmount,sellerName,sellerUscc,"
                        + "buyerName,buyerUscc,signDate\n" + number + "," + today.minusDays(9)
                        + ",福州市技术合同认定登记站,新型催化剂制备技术,DEVELOPMENT,1200000.00,1000000.00,福州某公司," + seller + ","
                        + name + "," + uscc + "," + today.minusDays(20) + "\n";
        api.uploadTo("clerk", "/external-contracts/import", "x", "a.csv", table.getBytes(StandardCharsets.UTF_8))
                .ok();
        String id = api.get("registrar", "/external-contracts?q=" + number)
                .ok()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        api.post("registrar", "/external-contracts/" + id + "/verification", Map.of("note", "在省系统查询，信息一致"))
                .ok();
        return number;
    }

    Subsidy claims(Api api, String item, String contract) {
        return Subsidy.of(api, item, contract, "300000.00")
                .by(owner)
                .with(answers -> ((ObjectNode) answers.path("account")).put("name", name));
    }
}
